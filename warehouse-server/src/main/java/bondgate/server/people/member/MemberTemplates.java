package bondgate.server.people.member;

import bondgate.server.member.MemberView;
import bondgate.server.people.HomePlace;
import bondgate.server.visit.DoorTickets;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;

/** The pages of a member. */
@CheckedTemplate(basePath = "member")
final class MemberTemplates {
  private MemberTemplates() {}

  static native TemplateInstance register(
      HomePlace place, MemberForm form, String consentVersion, boolean erased);

  static native TemplateInstance code(
      HomePlace place, MemberView view, RawString qr, long leftSeconds, boolean unticked);

  static native TemplateInstance door(
      HomePlace place, DoorTickets.Shown ticket, RawString qr, long leftSeconds);
}
