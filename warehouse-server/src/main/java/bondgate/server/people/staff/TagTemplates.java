package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of tags that are put on. */
@CheckedTemplate(basePath = "staff")
final class TagTemplates {
  private TagTemplates() {}

  static native TemplateInstance tags(Frame frame, TagPage page);
}
