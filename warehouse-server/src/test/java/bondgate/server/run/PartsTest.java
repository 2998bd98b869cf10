package bondgate.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;

/** No test is in two parts, and none is left out: what one part names, the last one leaves. */
class PartsTest {

  @Test
  void whatTheOtherPartsTakeTheLastOneLeaves() {
    List<String> taken =
        new ArrayList<>(List.of(PagesPart.class.getAnnotation(SelectPackages.class).value()));
    taken.add(Part.STORIES);
    assertThat(EverythingElse.class.getAnnotation(ExcludePackages.class).value())
        .containsExactlyInAnyOrderElementsOf(taken);
    assertThat(EverythingElse.class.getAnnotation(ExcludeClassNamePatterns.class).value())
        .containsExactly(
            OwnDatabasesPart.class.getAnnotation(IncludeClassNamePatterns.class).value());
    assertThat(PagesPart.class.getAnnotation(SelectPackages.class).value())
        .noneMatch(
            taking ->
                List.of(OwnDatabasesPart.class.getAnnotation(SelectPackages.class).value())
                    .contains(taking));
  }
}
