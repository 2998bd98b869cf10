package bondgate.server.people.access;

import bondgate.server.access.Account;
import bondgate.server.access.AccountEvent;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Role;
import bondgate.server.access.SignOn;
import bondgate.server.signon.SignOnFailure;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of these pages, in {@code messages/access_*.properties}. */
@MessageBundle(value = "access", locale = "zh")
public interface AccessWords {
  @Message
  String loginTitle();

  @Message
  String loginLead();

  @Message
  String wrong();

  @Message
  String slow();

  @Message
  String account();

  @Message
  String password();

  @Message
  String enter();

  @Message
  String companyEnter();

  @Message
  String companyTitle();

  @Message
  String companyGoesOn(String account);

  @Message
  String companyGoOn();

  @Message
  String companyNotYou();

  @Message
  String companyAgain();

  @Message
  String companyRefused(SignOn.Why why);

  @Message
  String companyFailed(SignOnFailure.Kind kind);

  @Message
  String shopper();

  @Message
  String passwordTitle();

  @Message
  String passwordFirst();

  @Message
  String passwordLead();

  @Message
  String oldPassword();

  @Message
  String newPassword();

  @Message
  String again();

  @Message
  String notTheSame();

  @Message
  String change();

  @Message
  String changed();

  @Message
  String closedTitle();

  @Message
  String closedLead(String account);

  @Message
  String accountsTitle();

  @Message
  String accountsLead();

  @Message
  String issuedPerson(String account);

  @Message
  String issuedProgram(String account);

  @Message
  String onceOnly();

  @Message
  String done();

  @Message
  String newAccount();

  @Message
  String nameHint();

  @Message
  String kindLabel();

  @Message
  String rolesLabel();

  @Message
  String create();

  @Message
  String reset();

  @Message
  String disable();

  @Message
  String enable();

  @Message
  String standing();

  @Message
  String actions();

  @Message
  String active();

  @Message
  String mustChange();

  @Message
  String disabled();

  @Message
  String lockedUntil(String time);

  @Message
  String eventsTitle();

  @Message
  String when();

  @Message
  String event();

  @Message
  String by();

  @Message
  String kind(Account.Kind kind);

  @Message
  String role(Role role);

  @Message
  String roleWhat(Role role);

  @Message
  String what(AccountEvent.What what);

  @Message
  String why(AccountResult.Why why);
}
