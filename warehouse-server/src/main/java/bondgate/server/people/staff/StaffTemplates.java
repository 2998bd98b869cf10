package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import bondgate.server.people.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The staff's pages and the parts of them that are exchanged alone. */
@CheckedTemplate(basePath = "staff")
final class StaffTemplates {
  private StaffTemplates() {}

  static native TemplateInstance stock(Frame frame, StockPage page);

  static native TemplateInstance counts(StockPage page, Language language);
}
