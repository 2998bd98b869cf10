package bondgate.server.people.officer;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of the account book. */
@CheckedTemplate(basePath = "officer/book", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class BookTemplates {
  private BookTemplates() {}

  static native TemplateInstance card(Frame frame, CardPage page);

  static native TemplateInstance documents(Frame frame, DocumentsPage page);

  static native TemplateInstance document(Frame frame, DocumentPage page);

  static native TemplateInstance noDocument(Frame frame, String number);

  static native TemplateInstance report(Frame frame, ReportPage page);

  static native TemplateInstance entries(Frame frame, EntriesPage page);
}
