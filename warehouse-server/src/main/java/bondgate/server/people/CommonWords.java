package bondgate.server.people;

import bondgate.server.goods.Place;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of every page. Their texts are in {@code messages/common_*.properties}; a missing one
 * fails the build.
 */
@MessageBundle(value = "common", locale = "zh")
public interface CommonWords {
  @Message
  String brand();

  @Message
  String skip();

  @Message
  String menu();

  @Message
  String switchLanguage();

  @Message
  String staffStock();

  @Message
  String staffHandheld();

  @Message
  String staffParcels();

  @Message
  String staffReturns();

  @Message
  String staffDestroy();

  @Message
  String officerFence();

  @Message
  String officerMap();

  @Message
  String officerMatch();

  @Message
  String officerAlarms();

  @Message
  String officerControls();

  @Message
  String officerCustoms();

  @Message
  String officerBook();

  @Message
  String officerGuarantee();

  @Message
  String officerSilence();

  @Message
  String officerProve();

  @Message
  String lineWait();

  @Message
  String lineOn();

  @Message
  String lineOff();

  @Message
  String footer(String zone);

  @Message
  String homeTitle();

  @Message
  String homeLead();

  @Message
  String homeStaff();

  @Message
  String homeStaffWhat();

  @Message
  String homeHandheld();

  @Message
  String homeHandheldWhat();

  @Message
  String homeOfficer();

  @Message
  String homeOfficerWhat();

  @Message
  String homeOperator();

  @Message
  String homeOperatorWhat();

  @Message
  String signIn();

  @Message
  String signOut();

  @Message
  String ownPassword();

  @Message
  String accounts();

  @Message
  String backups();

  @Message
  String approvals();

  @Message
  String approvalsWhat();

  @Message
  String approvalsWait(int many);

  @Message
  String homeBackups();

  @Message
  String homeBackupsWhat();

  @Message
  String agents();

  @Message
  String homeAgents();

  @Message
  String homeAgentsWhat();

  @Message
  String doorsOpen();

  @Message
  String place(Place mark);

  @Message
  String portal(String name);
}
