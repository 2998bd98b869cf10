package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * 核放单 — these bottles may go from the warehouse into the experience centre.
 *
 * @param levyFen 应征金额, what customs levies as guarantee for all of them, in fen, from 1; may be
 *     left out: the full tax of each times the ratio of the settings
 * @param byCustoms whether the centre is outside of the area, so that customs must let the pass go;
 *     may be left out: it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApproveGatePass(
    String id, String actor, String passNo, List<String> epcs, Long levyFen, Boolean byCustoms)
    implements ZoneAct {
  /** A pass for which customs states no figure of its own. */
  public ApproveGatePass(String id, String actor, String passNo, List<String> epcs) {
    this(id, actor, passNo, epcs, null, null);
  }

  /** Checks the ranges. */
  @JsonCreator
  public ApproveGatePass {
    ActChecks.act(id, actor);
    ActChecks.number("passNo", passNo);
    epcs = ActChecks.epcs(epcs);
    ActChecks.fenOrNone("levyFen", levyFen, 1);
  }

  boolean isByCustoms() {
    return Boolean.TRUE.equals(byCustoms);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.approveGatePass(this);
  }
}
