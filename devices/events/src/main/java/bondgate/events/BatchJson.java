package bondgate.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link EventJson} that knows the two formats of a batch. */
final class BatchJson {
  private static final String FORMAT_1 = "bondgate-batch/1";
  private static final String FORMAT_2 = "bondgate-batch/2";
  private static final JsonFactory PARSERS = new JsonFactory();

  private BatchJson() {}

  static byte[] write(Batch batch) {
    List<String> records = batch.records().stream().map(SealedRecord::text).toList();
    return EventJson.write(batch.format() == 1 ? first(batch, records) : second(batch, records))
        .getBytes(StandardCharsets.UTF_8);
  }

  static Batch read(byte[] message) throws MalformedMessageException {
    String format = format(message);
    if (format.equals(FORMAT_1)) {
      WireBatch1 wire = EventJson.read(message, WireBatch1.class, "a batch");
      List<SealedRecord> records = records(wire.records());
      return EventJson.guarded("a batch", () -> wire.batch(records));
    }
    if (format.equals(FORMAT_2)) {
      WireBatch2 wire = EventJson.read(message, WireBatch2.class, "a batch");
      List<SealedRecord> records = records(wire.records());
      return EventJson.guarded("a batch", () -> wire.batch(records));
    }
    throw new MalformedMessageException(
        "expected format '%s' or '%s'; received '%s'".formatted(FORMAT_1, FORMAT_2, format));
  }

  /** Says which reader is to read it; that one then looks at the whole message. */
  private static String format(byte[] message) throws MalformedMessageException {
    try (JsonParser parser = PARSERS.createParser(EventJson.strictUtf8(message))) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean found = parser.currentName().equals("format");
          JsonToken value = parser.nextToken();
          if (found && value == JsonToken.VALUE_STRING) {
            return parser.getText();
          }
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new MalformedMessageException("not a batch: " + e.getMessage(), e);
    }
    throw new MalformedMessageException("not a batch: a JSON object with a format was expected");
  }

  private static List<SealedRecord> records(List<String> texts) throws MalformedMessageException {
    if (texts == null) {
      throw new MalformedMessageException("a batch without records");
    }
    List<SealedRecord> records = new ArrayList<>();
    for (String text : texts) {
      if (text == null) {
        throw new MalformedMessageException("a batch with null in place of a record");
      }
      records.add(SealedRecord.read(text.getBytes(StandardCharsets.UTF_8)));
    }
    return records;
  }

  private static WireBatch1 first(Batch batch, List<String> records) {
    return new WireBatch1(
        FORMAT_1,
        batch.zone(),
        batch.device(),
        batch.epoch(),
        batch.previous(),
        records,
        batch.keyId(),
        batch.signature());
  }

  private static WireBatch2 second(Batch batch, List<String> records) {
    return new WireBatch2(
        FORMAT_2,
        batch.zone(),
        batch.device(),
        batch.epoch(),
        batch.checkpoint(),
        batch.previous(),
        records,
        batch.keyId(),
        batch.signature());
  }

  private record WireBatch1(
      String format,
      String zone,
      String device,
      long epoch,
      String previous,
      List<String> records,
      String keyId,
      String signature) {
    Batch batch(List<SealedRecord> sealed) {
      return new Batch(zone, device, epoch, previous, sealed, keyId, signature);
    }
  }

  private record WireBatch2(
      String format,
      String zone,
      String device,
      long epoch,
      String checkpoint,
      String previous,
      List<String> records,
      String keyId,
      String signature) {
    Batch batch(List<SealedRecord> sealed) {
      return new Batch(2, zone, device, epoch, previous, sealed, keyId, signature, checkpoint);
    }
  }
}
