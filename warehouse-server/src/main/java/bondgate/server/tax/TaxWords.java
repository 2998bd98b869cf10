package bondgate.server.tax;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a quote, in {@code messages/tax_*.properties}. */
@MessageBundle(value = "tax", locale = "zh")
public interface TaxWords {
  @Message
  String step(StepName step);

  @Message
  String figure(FigureName figure);

  @Message
  String mode(TaxMode mode);

  @Message
  String notOnPositiveList();

  @Message
  String onlyBonded();

  @Message
  String rateUnknown();

  @Message
  String contentMissing();

  @Message
  String contentUnitDiffers();

  @Message
  String tradeModeUnknown();

  @Message
  String noLimitsInForce();

  @Message
  String singleLimitExceeded();

  @Message
  String annualLimitExceeded();
}
