package bondgate.server.stream;

import bondgate.events.MalformedMessageException;
import bondgate.events.SealedRecord;
import bondgate.evidence.proof.Opening;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Reads the leaves of a zone's evidence log. */
public final class LeafReader {
  private static final JsonMapper JSON = new JsonMapper();

  private LeafReader() {}

  /**
   * What those bytes state.
   *
   * @param sealed what the sealed fields of an act say; asked only for an act
   */
  public static LogLeaf read(byte[] bytes, Supplier<List<SealedLeaf.Sealed>> sealed) {
    try {
      JsonNode tree = JSON.readTree(bytes);
      if (!(tree instanceof ObjectNode node)) {
        return new LogLeaf.Unreadable("a JSON object was expected");
      }
      if (node.has("act")) {
        return act(bytes, node, sealed.get());
      }
      if (node.has("notice")) {
        return new LogLeaf.OfNotice(
            text(node, "zone"),
            at(node),
            text(node, "device"),
            text(node, "trouble"),
            text(node, "messageSha256"));
      }
      return new LogLeaf.OfRecord(SealedRecord.read(bytes));
    } catch (IOException
        | MalformedMessageException
        | DateTimeException
        | IllegalArgumentException e) {
      return new LogLeaf.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static LogLeaf act(byte[] bytes, ObjectNode node, List<SealedLeaf.Sealed> sealed) {
    try {
      List<Opening> openings = sealed.stream().map(SealedLeaf.Sealed::opening).toList();
      ZoneAct act = ActJson.readLeaf(bytes, openings);
      return new LogLeaf.OfAct(text(node, "zone"), at(node), act, sealed);
    } catch (MalformedActException e) {
      return new LogLeaf.Unopened(String.valueOf(e.getMessage()));
    }
  }

  private static String text(ObjectNode node, String field) {
    return node.path(field).asText();
  }

  private static Instant at(ObjectNode node) {
    return Instant.parse(text(node, "committedAt"));
  }
}
