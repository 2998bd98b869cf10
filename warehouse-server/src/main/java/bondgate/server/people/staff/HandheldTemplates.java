package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of who works with a handheld. */
@CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class HandheldTemplates {
  private HandheldTemplates() {}

  static native TemplateInstance handheldHome(Frame frame, HandheldHome home);

  static native TemplateInstance handheldTask(Frame frame, HandheldTask task);

  static native TemplateInstance noHandheldTask(Frame frame, HandheldHome home);
}
