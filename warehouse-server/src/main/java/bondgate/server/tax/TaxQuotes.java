package bondgate.server.tax;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The calculation over the tables and rules that the settings name; both are read at the start. */
@Startup
@ApplicationScoped
public class TaxQuotes {
  private static final Logger LOG = Logger.getLogger(TaxQuotes.class);

  private final TaxTables tables;
  private final TaxRules rules;

  /**
   * Reads the tables.
   *
   * @throws IllegalStateException if the tables cannot be read or a setting is none: a server that
   *     taxes by half a table must not start
   */
  @Inject
  TaxQuotes(
      @ConfigProperty(name = "bondgate.tax.tables") Optional<String> folder,
      @ConfigProperty(name = "bondgate.tax.rounding", defaultValue = "HALF_UP")
          TaxRounding rounding,
      @ConfigProperty(name = "bondgate.tax.remainder-to", defaultValue = "LARGEST")
          RemainderTo remainderTo,
      @ConfigProperty(name = "bondgate.tax.modes", defaultValue = "1210:BONDED,9610:DIRECT")
          String modes) {
    this.tables = read(folder.filter(name -> !name.isBlank()));
    this.rules = new TaxRules(rounding, remainderTo, modes(modes));
  }

  /** The order's tax, or all that speaks against it. */
  public QuoteResult quote(QuoteRequest request) {
    return new TaxCalculation(tables, rules).quote(request);
  }

  /** The name of the tables in use. */
  public String tables() {
    return tables.name();
  }

  TaxRules rules() {
    return rules;
  }

  private static TaxTables read(Optional<String> folder) {
    try {
      if (folder.isEmpty()) {
        LOG.info(
            "tax goes by the built-in sample tables, which are not official; name a folder with"
                + " your own by bondgate.tax.tables");
        return TableFolder.sample();
      }
      return TableFolder.read(Path.of(folder.get()));
    } catch (MalformedTableException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "bondgate.tax.tables: cannot read %s".formatted(e.getMessage()), e);
    }
  }

  /** The setting's modes, as {@code 1210:BONDED,9610:DIRECT}; true for bonded. */
  static Map<String, Boolean> modes(String setting) {
    Map<String, Boolean> modes = new TreeMap<>();
    for (String part : setting.split(",", -1)) {
      String one = part.strip();
      if (!one.matches("\\d{4}:(BONDED|DIRECT)")
          || modes.put(one.substring(0, 4), one.endsWith(":BONDED")) != null) {
        throw new IllegalStateException(
            "bondgate.tax.modes: received '%s'; expected modes such as 1210:BONDED,9610:DIRECT, each once"
                .formatted(setting));
      }
    }
    return modes;
  }
}
