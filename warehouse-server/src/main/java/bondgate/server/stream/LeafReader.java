package bondgate.server.stream;

import bondgate.events.MalformedMessageException;
import bondgate.events.SealedRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads the leaves of a zone's evidence log. */
public final class LeafReader {
  private static final JsonMapper JSON = new JsonMapper();

  private LeafReader() {}

  /** What those bytes state. */
  public static LogLeaf read(byte[] bytes) {
    try {
      JsonNode tree = JSON.readTree(bytes);
      if (!(tree instanceof ObjectNode node)) {
        return new LogLeaf.Unreadable("a JSON object was expected");
      }
      if (node.has("act")) {
        return new LogLeaf.OfAct(text(node, "zone"), at(node), ActJson.readLeaf(node));
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
        | MalformedActException
        | MalformedMessageException
        | DateTimeException
        | IllegalArgumentException e) {
      return new LogLeaf.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static String text(ObjectNode node, String field) {
    return node.path(field).asText();
  }

  private static Instant at(ObjectNode node) {
    return Instant.parse(text(node, "committedAt"));
  }
}
