package bondgate.server.people.staff;

import bondgate.server.checkout.Packing;
import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of who packs parcels. */
@CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ParcelTemplates {
  private ParcelTemplates() {}

  static native TemplateInstance parcels(Frame frame, List<Packing.Job> jobs);

  static native TemplateInstance parcel(Frame frame, ParcelPage page);

  static native TemplateInstance noParcel(Frame frame, String saleNo);
}
