package bondgate.server.people.programs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What a refusal looks like: the same five fields, whoever refuses and why. */
final class Refusals {
  private static final String NAME = "Refusal";
  private static final List<String> FIELDS =
      List.of("status", "code", "received", "expected", "todo");

  private static final Map<String, List<String>> EXAMPLES =
      Map.of(
          "400",
              List.of(
                  "malformed",
                  "item must be 1 to 32 of letters, digits and . _ -; received ''",
                  "an act with exactly its fields",
                  "correct the act"),
          "403",
              List.of(
                  "notYourDoor",
                  "wms-1",
                  "an account with a role that may use /api/v1/zones/guiyang-o2o/acts",
                  "sign in as such an account, or ask an operator for the role"),
          "404",
              List.of(
                  "noSuchLog",
                  "zone=elsewhere",
                  "a zone of this server",
                  "check the name of the zone"));

  private Refusals() {}

  static void write(Components components) {
    Schema schema =
        OASFactory.createSchema()
            .addType(SchemaType.OBJECT)
            .description(
                "Why something was not done. The code is a name that stays; what was received, what"
                    + " would have been possible and what to do are for people.");
    for (String field : FIELDS) {
      Schema text = OASFactory.createSchema().addType(SchemaType.STRING);
      schema.addProperty(
          field, field.equals("status") ? text.enumeration(List.of("refused")) : text);
      schema.addRequired(field);
    }
    components.addSchema(NAME, schema);
  }

  /** Says that this status is answered with a refusal, and shows one where there is one to show. */
  static void describe(String path, String status, APIResponse response) {
    if (status.equals("401")) {
      return;
    }
    var json = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME));
    // What is malformed has a code for each question; the example is an act's.
    boolean shows = !status.equals("400") || path.endsWith("/acts");
    if (shows && EXAMPLES.containsKey(status)) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("status", "refused");
      List<String> values = EXAMPLES.get(status);
      for (int i = 0; i < values.size(); i++) {
        shown.put(FIELDS.get(i + 1), values.get(i));
      }
      json.example(shown);
    }
    response.setContent(OASFactory.createContent().addMediaType("application/json", json));
  }
}
