package bondgate.server.tax;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The words of a quote in both languages, looked up once: a quote of twenty lines has some three
 * hundred of them.
 */
final class Bilingual {
  private static final Map<String, Function<TaxWords, String>> REFUSALS =
      Map.of(
          "notOnPositiveList", TaxWords::notOnPositiveList,
          "onlyBonded", TaxWords::onlyBonded,
          "rateUnknown", TaxWords::rateUnknown,
          "contentMissing", TaxWords::contentMissing,
          "contentUnitDiffers", TaxWords::contentUnitDiffers,
          "tradeModeUnknown", TaxWords::tradeModeUnknown,
          "noLimitsInForce", TaxWords::noLimitsInForce,
          "singleLimitExceeded", TaxWords::singleLimitExceeded,
          "annualLimitExceeded", TaxWords::annualLimitExceeded);

  private final Map<StepName, Text> steps;
  private final Map<FigureName, Text> figures;
  private final Map<TaxMode, Text> modes;
  private final Map<String, Text> refusals = new TreeMap<>();

  /** A text in both languages. */
  record Text(String zh, String en) {}

  Bilingual() {
    TaxWords zh = MessageBundles.get(TaxWords.class, Localized.Literal.of("zh"));
    TaxWords en = MessageBundles.get(TaxWords.class, Localized.Literal.of("en"));
    steps = all(StepName.class, zh, en, TaxWords::step);
    figures = all(FigureName.class, zh, en, TaxWords::figure);
    modes = all(TaxMode.class, zh, en, TaxWords::mode);
    REFUSALS.forEach(
        (code, words) -> refusals.put(code, new Text(words.apply(zh), words.apply(en))));
  }

  Text of(StepName step) {
    return steps.get(step);
  }

  Text of(FigureName figure) {
    return figures.get(figure);
  }

  Text of(TaxMode mode) {
    return modes.get(mode);
  }

  /**
   * The sentence for a refusal.
   *
   * @throws IllegalStateException if it has none
   */
  Text of(TaxRefusal refusal) {
    Text text = refusals.get(refusal.code());
    if (text == null) {
      throw new IllegalStateException("no words for the refusal " + refusal.code());
    }
    return text;
  }

  private static <E extends Enum<E>> Map<E, Text> all(
      Class<E> type, TaxWords zh, TaxWords en, BiFunction<TaxWords, E, String> words) {
    Map<E, Text> texts = new EnumMap<>(type);
    Arrays.stream(type.getEnumConstants())
        .forEach(one -> texts.put(one, new Text(words.apply(zh, one), words.apply(en, one))));
    return texts;
  }
}
