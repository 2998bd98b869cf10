package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of waves. */
@CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class WaveTemplates {
  private WaveTemplates() {}

  static native TemplateInstance waves(Frame frame, WavePage page);
}
