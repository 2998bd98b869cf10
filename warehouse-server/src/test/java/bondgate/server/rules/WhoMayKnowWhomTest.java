package bondgate.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may know whom. Data flows down this table and never back; a slice that must tell another does
 * so through the routers of {@code stream}. Everybody may know {@code bondgate.events}.
 */
class WhoMayKnowWhomTest {
  private static final String ROOT = "bondgate.server";

  private static final Set<String> DOMAIN =
      Set.of("ledger", "goods", "book", "guarantee", "fence", "gatepass", "sale", "control");

  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("copy", Set.of()),
          Map.entry("secret", Set.of()),
          Map.entry("journal", Set.of()),
          Map.entry("sql", Set.of()),
          Map.entry("files", Set.of()),
          Map.entry("standby", Set.of()),
          Map.entry("xml", Set.of()),
          Map.entry("access", Set.of("secret", "sql")),
          // Reads and fills every table by its name in the catalogue, and knows none.
          Map.entry("backup", Set.of("access", "files")),
          Map.entry("signon", Set.of("access")),
          Map.entry("ledger", Set.of("copy")),
          Map.entry("goods", Set.of("sql")),
          Map.entry("control", Set.of("goods", "sql")),
          Map.entry("book", Set.of("goods", "ledger")),
          Map.entry("guarantee", Set.of("ledger")),
          Map.entry("fence", Set.of("control", "copy", "goods", "ledger", "sql")),
          Map.entry("handling", Set.of("control", "goods", "sql")),
          Map.entry("gatepass", Set.of("book", "guarantee", "goods", "ledger", "fence", "sql")),
          Map.entry(
              "sale", Set.of("book", "guarantee", "goods", "ledger", "fence", "tax", "control")),
          Map.entry("tax", Set.of("access")),
          Map.entry(
              "checkout",
              with(
                  DOMAIN, "tax", "secret", "sql", "member", "payment", "customs", "courier",
                  "stream", "visit")),
          Map.entry("member", Set.of("secret", "sql")),
          Map.entry("courier", Set.of("secret", "sql")),
          Map.entry("visit", Set.of("evidence", "member", "sql", "stream")),
          Map.entry("evidence", Set.of("access", "copy", "secret")),
          Map.entry("customs", Set.of("journal", "secret", "sql", "xml")),
          Map.entry(
              "bondedlist",
              Set.of(
                  "customs",
                  "fence",
                  "gatepass",
                  "goods",
                  "sale",
                  "secret",
                  "sql",
                  "stream",
                  "xml")),
          Map.entry("payment", Set.of("access", "journal", "secret", "xml")),
          Map.entry("fleet", Set.of()),
          Map.entry("agents", Set.of("fleet", "secret")),
          Map.entry("export", Set.of("evidence", "fleet")),
          Map.entry("silence", Set.of("access", "evidence", "fleet", "export")),
          Map.entry("embedded", Set.of("files")),
          Map.entry("proposal", Set.of("access", "sql")),
          Map.entry("stream", with(DOMAIN, "access", "copy", "evidence", "fleet", "proposal")),
          Map.entry("settlement", Set.of("customs", "guarantee", "sale", "sql", "stream")),
          Map.entry("audit", Set.of("access", "evidence", "fence", "fleet", "ledger", "stream")),
          // The frame that all pages share; the pages of one group do not know those of another.
          Map.entry("people", with(DOMAIN, "access", "evidence", "fleet", "proposal", "stream")),
          Map.entry(
              "people.staff",
              with(
                  DOMAIN,
                  "access",
                  "evidence",
                  "fleet",
                  "stream",
                  "people",
                  "bondedlist",
                  "checkout",
                  "courier",
                  "customs",
                  "handling",
                  "payment",
                  "proposal",
                  "visit")),
          Map.entry(
              "people.officer",
              with(
                  DOMAIN,
                  "access",
                  "customs",
                  "evidence",
                  "fleet",
                  "stream",
                  "people",
                  "export",
                  "silence",
                  "settlement",
                  "match",
                  "visit")),
          Map.entry("people.access", Set.of("access", "people", "signon")),
          Map.entry("people.approval", Set.of("access", "people", "proposal", "stream")),
          // Describes what programs may send; reads the roles of acts where the endpoint has them.
          Map.entry("people.programs", Set.of("access", "stream", "people.staff")),
          // Gate, till and book side by side.
          Map.entry("match", Set.of("book", "fence", "goods", "ledger", "sql")),
          Map.entry(
              "metrics",
              with(DOMAIN, "backup", "checkout", "evidence", "fleet", "proposal", "stream")),
          Map.entry("people.operation", Set.of("access", "agents", "backup", "fleet", "people")),
          Map.entry("people.shopper", Set.of("people", "checkout")),
          Map.entry("people.shop", Set.of("people", "checkout", "courier")),
          Map.entry("people.member", Set.of("people", "member", "visit")),
          // The main, which starts the parts in order.
          Map.entry(
              "",
              with(
                  DOMAIN,
                  "backup",
                  "embedded",
                  "evidence",
                  "fleet",
                  "secret",
                  "standby",
                  "stream")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> aSliceKnowsOnlyWhomItMay() {
    return new TreeMap<>(MAY_KNOW)
        .entrySet().stream()
            .map(
                row ->
                    DynamicTest.dynamicTest(
                        row.getKey().isEmpty() ? "the main" : row.getKey(),
                        () -> check(row.getKey(), row.getValue())));
  }

  @Test
  void theTableNamesEverySlice() {
    Set<String> found = new TreeSet<>();
    CLASSES.forEach(type -> found.add(slice(type)));

    assertThat(found).isEqualTo(new TreeSet<>(MAY_KNOW.keySet()));
  }

  @Test
  void theTableHasNoWayBack() {
    // Orders the slices so that each knows only earlier ones; what is left over is a circle.
    Map<String, Set<String>> left = new TreeMap<>(MAY_KNOW);
    Set<String> placed = new TreeSet<>();
    while (left.entrySet()
        .removeIf(row -> placed.containsAll(row.getValue()) && placed.add(row.getKey()))) {}

    assertThat(left).isEmpty();
  }

  @Test
  void theRuleBites() {
    assertThatThrownBy(() -> check("gatepass", Set.of("book", "guarantee", "goods", "ledger")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("bondgate.server.fence");
    assertThatThrownBy(() -> check("stream", Set.of())).isInstanceOf(AssertionError.class);
  }

  private static void check(String slice, Set<String> allowed) {
    List<String> violations =
        CLASSES.stream()
            .filter(type -> slice(type).equals(slice))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(dependency -> isOurs(dependency.getTargetClass()))
            .filter(dependency -> !slice(dependency.getTargetClass()).equals(slice))
            .filter(dependency -> !allowed.contains(slice(dependency.getTargetClass())))
            .map(Dependency::getDescription)
            .distinct()
            .toList();

    assertThat(violations).as("what '%s' must not know", slice).isEmpty();
  }

  private static boolean isOurs(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(ROOT) || name.startsWith(ROOT + ".");
  }

  /** The slice is the first name below the root; pages are sliced by who reads them. */
  private static String slice(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    if (name.equals(ROOT)) {
      return "";
    }
    String[] names = name.substring(ROOT.length() + 1).split("\\.", -1);
    return names[0].equals("people") && names.length > 1 ? names[0] + "." + names[1] : names[0];
  }

  private static Set<String> with(Set<String> slices, String... more) {
    Set<String> all = new TreeSet<>(slices);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
