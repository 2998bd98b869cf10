package bondgate.server.people.staff;

import bondgate.server.checkout.ReturnStanding.AtCustoms;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of who takes goods back, in {@code messages/returns_*.properties}. */
@MessageBundle(value = "returns", locale = "zh")
public interface ReturnWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String scan();

  @Message
  String scanGo();

  @Message
  String earlier();

  @Message
  String appliedOn();

  @Message
  String said(ReturnSaid said);

  @Message
  String refusedCode(String code);

  @Message
  String question();

  @Message
  String original();

  @Message
  String damaged();

  @Message
  String tag();

  @Message
  String order();

  @Message
  String releasedOn();

  @Message
  String lastToApply();

  @Message
  String lastToArrive();

  @Message
  String knownAt();

  @Message
  String control();

  @Message
  String price();

  @Message
  String tax();

  @Message
  String goesBack();

  @Message
  String notLeft();

  @Message
  String list(int count);

  @Message
  String listOf(String saleNo);

  @Message
  String all();

  @Message
  String confirm(int count);

  @Message
  String startAgain();

  @Message
  String mayComeBack();

  @Message
  String mayNot();

  @Message
  String standings();

  @Message
  String none();

  @Message
  String one(String saleNo);

  @Message
  String pieces(int count);

  @Message
  String goodsBack(String time);

  @Message
  String atCustoms(AtCustoms state);

  @Message
  String sent(String number, int tries);

  @Message
  String answer(String code);

  @Message
  String taxNotDue(String amount);

  @Message
  String taxDue(String amount);

  @Message
  String toCustoms();

  @Message
  String moneyBack(String amount);

  @Message
  String moneyUnderWay(String amount);

  @Message
  String openTitle();

  @Message
  String openWhat();

  @Message
  String declareAnew();

  @Message
  String declareAnewWhat();
}
