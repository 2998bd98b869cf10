package bondgate.server.people;

import bondgate.Thorough;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The screens of a till: each language once and measured by axe, upright and lying; with {@code
 * -Pthorough} each size in both languages.
 */
final class TillSizes implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext test) {
    Stream<Arguments> usual =
        Stream.of(Arguments.of(1080, 1920, "en", true), Arguments.of(1280, 800, "zh", true));
    return Thorough.on()
        ? Stream.concat(
            usual,
            Stream.of(Arguments.of(1080, 1920, "zh", false), Arguments.of(1280, 800, "en", false)))
        : usual;
  }
}
