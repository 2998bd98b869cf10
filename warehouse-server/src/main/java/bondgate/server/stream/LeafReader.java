package bondgate.server.stream;

import bondgate.events.MalformedMessageException;
import bondgate.events.SealedRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the leaves of a zone's evidence log. */
public final class LeafReader {
  private static final JsonMapper JSON = new JsonMapper();

  private LeafReader() {}

  /**
   * What those bytes state.
   *
   * @param sealed what is stored of the sealed fields of an act; asked only for an act
   */
  public static LogLeaf read(byte[] bytes, Supplier<StoredSeals> sealed) {
    try {
      JsonNode tree = JSON.readTree(bytes);
      if (!(tree instanceof ObjectNode node)) {
        return new LogLeaf.Unreadable("a JSON object was expected");
      }
      if (node.has("act")) {
        return act(bytes, node, sealed);
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

  private static LogLeaf act(byte[] bytes, ObjectNode node, Supplier<StoredSeals> sealed) {
    try {
      StoredSeals seals = sealed.get();
      ZoneAct act = ActJson.readLeaf(bytes, seals);
      Optional<SecondPerson> second = ActJson.secondPerson(node).map(one -> one.of(act));
      return new LogLeaf.OfAct(
          text(node, "zone"), at(node), act, second, ActJson.sealed(act, seals));
    } catch (MalformedActException | IllegalArgumentException | DateTimeException e) {
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
