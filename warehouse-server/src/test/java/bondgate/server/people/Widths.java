package bondgate.server.people;

import bondgate.Thorough;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The screens on which a page is looked at: a telephone's in Chinese and a desk's in English, and
 * with {@code -Pthorough} each in both languages.
 */
public final class Widths implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext test) {
    Stream<Arguments> usual = Stream.of(Arguments.of(360, "zh"), Arguments.of(1280, "en"));
    return Thorough.on()
        ? Stream.concat(usual, Stream.of(Arguments.of(1280, "zh"), Arguments.of(360, "en")))
        : usual;
  }
}
