package bondgate.server.people.programs;

import bondgate.server.stream.ActJson;
import bondgate.server.stream.MalformedActException;
import bondgate.server.stream.ZoneAct;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An act as a program may send it. One that the server's own reader does not take ends the build.
 *
 * @param summary when it is sent, in words
 * @param request the JSON that is sent
 * @param act what it states
 */
record ActExample(String summary, JsonNode request, ZoneAct act) {
  static final JsonMapper JSON = new JsonMapper();

  private static final String FILE = "/api/act-examples.json";

  /** All, in the order of a shop's first days. */
  static List<ActExample> all() {
    List<ActExample> all = new ArrayList<>();
    for (JsonNode one : tree(FILE)) {
      all.add(of(one));
    }
    return all;
  }

  private static ActExample of(JsonNode row) {
    JsonNode request = row.path("request");
    try {
      return new ActExample(
          row.path("summary").asText(),
          request,
          ActJson.read(request.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedActException e) {
      throw new IllegalStateException("%s has no act: %s".formatted(FILE, request), e);
    }
  }

  /** The word in the field {@code act}. */
  String name() {
    return request.path("act").asText();
  }

  /** A file of the program, read as JSON. */
  static JsonNode tree(String file) {
    try (InputStream in = ActExample.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the program");
      }
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
