package bondgate.server.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether goods that go on display leave the area, so that customs must let each pass go. A centre
 * inside it moves goods within one book and asks nobody (进货申请); one outside needs 申报表, 出入库单 and
 * 核放单. Asked before an act is carried out, never when it is made again from the log: the act itself
 * says what it was.
 */
@ApplicationScoped
class PassRule {
  /**
   * A comparison of the pass with what went through is one act, thus one leaf of at most 65,535
   * bytes, and must be able to name every tag: what one takes there beside its digits.
   */
  private static final int DIFFERENCE_BYTES = 45;

  private static final int MOST_COMPARED_BYTES = 55_000;

  private final boolean outside;

  @Inject
  PassRule(
      @ConfigProperty(name = "bondgate.gate-pass.display-outside", defaultValue = "false")
          boolean outside) {
    this.outside = outside;
  }

  /** Why the act is not carried out here, if it is not. */
  Optional<ActAnswer.Refused> against(ZoneAct act) {
    if (!(act instanceof ApproveGatePass pass)) {
      return Optional.empty();
    }
    if (outside && !pass.isByCustoms()) {
      return Optional.of(
          new ActAnswer.Refused(
              "customsMustLetGo",
              pass.passNo() + " without customs",
              "byCustoms: the display is outside of the area here",
              "approve the pass by customs, and hand it in on the page of the passes"));
    }
    int bytes = pass.epcs().stream().mapToInt(epc -> epc.length() + DIFFERENCE_BYTES).sum();
    return pass.isByCustoms() && bytes > MOST_COMPARED_BYTES
        ? Optional.of(
            new ActAnswer.Refused(
                "tooManyToCompare",
                "%s with %d tags".formatted(pass.passNo(), pass.epcs().size()),
                "so few that one comparison with the gate can name all of them: some 790 tags of 24"
                    + " digits",
                "approve them as several passes"))
        : Optional.empty();
  }
}
