package bondgate.server.people.staff;

import bondgate.server.bondedlist.BondedListView;
import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of the bonded lists. */
@CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class BondedTemplates {
  private BondedTemplates() {}

  static native TemplateInstance bondedLists(Frame frame, BondedPage page);

  static native TemplateInstance bondedList(Frame frame, BondedListView list);
}
