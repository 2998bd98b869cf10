package bondgate.server.people.access;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of signing in and of accounts. */
@CheckedTemplate(basePath = "access")
final class AccessTemplates {
  private AccessTemplates() {}

  static native TemplateInstance login(Frame frame, LoginPage page);

  static native TemplateInstance company(Frame frame, SignOnPage page);

  static native TemplateInstance password(Frame frame, PasswordPage page);

  static native TemplateInstance closed(Frame frame, String account);

  static native TemplateInstance accounts(Frame frame, AccountsPage page);
}
