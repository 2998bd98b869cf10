package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of who takes goods back. */
@CheckedTemplate(basePath = "staff")
final class ReturnTemplates {
  private ReturnTemplates() {}

  static native TemplateInstance returns(Frame frame, ReturnPage page);
}
