package bondgate.server.people.officer;

import bondgate.server.match.MatchVerdict;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the three-way match, in {@code messages/match_*.properties}. */
@MessageBundle(value = "match", locale = "zh")
public interface MatchWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String filters();

  @Message
  String from();

  @Message
  String until();

  @Message
  String verdictLabel();

  @Message
  String all();

  @Message
  String tag();

  @Message
  String go();

  @Message
  String clear();

  @Message
  String csv();

  @Message
  String counts();

  @Message
  String countsLoad();

  @Message
  String countsPart(int most);

  @Message
  String none();

  @Message
  String noneTodo();

  @Message
  String older();

  @Message
  String newest();

  @Message
  String lookedPart(int most);

  @Message
  String colVerdict();

  @Message
  String colTag();

  @Message
  String colGate();

  @Message
  String colTill();

  @Message
  String colBook();

  @Message
  String noGate();

  @Message
  String noTill();

  @Message
  String noBook();

  @Message
  String inside(String since);

  @Message
  String gateWay(String portal, String way, String confidence);

  @Message
  String permit(String document);

  @Message
  String cameBack(long leaf);

  @Message
  String paid(String amount, String at);

  @Message
  String released(String at, String list);

  @Message
  String notReleased();

  @Message
  String returned(long leaf);

  @Message
  String shop();

  @Message
  String entry(long seq, String document);

  @Message
  String card();

  @Message
  String fenceOf();

  @Message
  String proof(long leaf);

  @Message
  String badTime();

  @Message
  String badTag();

  @Message
  String verdict(MatchVerdict mark);

  @Message
  String what(MatchVerdict mark);

  @Message
  String csvGateLeaf();

  @Message
  String csvTillPlace();

  @Message
  String csvPaidAt();

  @Message
  String csvPaidYuan();

  @Message
  String csvPaidLeaf();

  @Message
  String csvReleasedAt();

  @Message
  String csvList();

  @Message
  String csvReleasedLeaf();

  @Message
  String csvBookLeaf();

  @Message
  String csvCut(int most);
}
