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
  private final boolean outside;

  @Inject
  PassRule(
      @ConfigProperty(name = "bondgate.gate-pass.display-outside", defaultValue = "false")
          boolean outside) {
    this.outside = outside;
  }

  /** Why the act is not carried out here, if it is not. */
  Optional<ActAnswer.Refused> against(ZoneAct act) {
    return outside && act instanceof ApproveGatePass pass && !pass.isByCustoms()
        ? Optional.of(
            new ActAnswer.Refused(
                "customsMustLetGo",
                pass.passNo() + " without customs",
                "byCustoms: the display is outside of the area here",
                "approve the pass by customs, and hand it in on the page of the passes"))
        : Optional.empty();
  }
}
