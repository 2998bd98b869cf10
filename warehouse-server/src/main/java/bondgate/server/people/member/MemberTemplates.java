package bondgate.server.people.member;

import bondgate.server.member.MemberView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;

/** The pages of a member. */
@CheckedTemplate(basePath = "member")
final class MemberTemplates {
  private MemberTemplates() {}

  static native TemplateInstance register(
      MemberPlace place, MemberForm form, String consentVersion, boolean erased);

  static native TemplateInstance code(
      MemberPlace place, MemberView view, RawString qr, long leftSeconds, boolean unticked);
}
