package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;

/**
 * 销毁 — an operator lets the salts and the values of an earlier act's sealed texts be deleted. The
 * act's leaf stays what it is; nobody can show any more what it says there. What the working tables
 * have copied from it is not deleted.
 *
 * @param actor an operator, such as {@code operator:op-1}
 * @param leafIndex the earlier act's leaf, from 0
 * @param path the sealed field, such as {@code details.specification}; may be left out: all texts
 *     of the leaf
 * @param reason why; no names
 */
public record EraseOpenings(
    String id,
    String actor,
    long leafIndex,
    @JsonInclude(JsonInclude.Include.NON_NULL) String path,
    String reason)
    implements ZoneAct {
  private static final Pattern OPERATOR = Pattern.compile("operator:.+");

  /** Checks the ranges. */
  public EraseOpenings {
    ActChecks.act(id, actor);
    ActChecks.matches("actor", actor, OPERATOR, "an operator, such as operator:op-1");
    ActChecks.require(leafIndex >= 0, "leafIndex must be at least 0; received %d", leafIndex);
    if (path != null) {
      ActChecks.text("path", path, 100);
    }
    ActChecks.text("reason", reason, 500);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.eraseOpenings(this);
  }
}
