package bondgate.server.people.programs;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Role;
import bondgate.server.people.staff.ActRoles;
import bondgate.server.stream.ActForm;
import bondgate.server.stream.ActJson;
import bondgate.server.stream.MalformedActException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.Test;

/** There is an example of every act that somebody may state, and the schemas say what is read. */
class ActExamplesTest {
  private static final List<ActExample> EXAMPLES = ActExample.all();

  @Test
  void everyActThatAProgramMayStateHasOne() {
    Set<String> shown = new TreeSet<>();
    EXAMPLES.forEach(example -> shown.add(example.name()));
    Set<String> acts = new TreeSet<>();
    ActForm.all().forEach(form -> acts.add(form.name()));

    assertThat(acts).hasSizeGreaterThan(30);
    acts.removeAll(shown);
    // The server states these itself: no role may.
    assertThat(acts)
        .containsExactlyInAnyOrder(
            "keepMessages", "declareGatePass", "hearGatePass", "compareGatePass");
  }

  @Test
  void eachIsStatedInARoleThatMay() {
    for (ActExample example : EXAMPLES) {
      String actor = example.act().actor();
      assertThat(ActRoles.of(example.act()))
          .as(example.name())
          .extracting(Role::id)
          .contains(actor.substring(0, actor.indexOf(':')));
      assertThat(example.summary()).isNotBlank();
    }
    assertThat(EXAMPLES.stream().map(example -> example.act().id())).doesNotHaveDuplicates();
  }

  @Test
  void aFieldIsRequiredBySchemaExactlyIfTheReaderRequiresIt() {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (ActExample example : EXAMPLES) {
      Schema schema = schema(example);
      for (String field : List.copyOf(schema.getProperties().keySet())) {
        ObjectNode without = (ObjectNode) example.request().deepCopy();
        if (without.remove(field) == null) {
          assertThat(schema.getRequired()).as(example.name()).doesNotContain(field);
          continue;
        }
        asked++;
        boolean required = schema.getRequired().contains(field);
        if (required && reads(without)) {
          wrong.add(example.name() + " is read without " + field);
        }
        if (!required && !reads(without) && !neededByAnother(example, field)) {
          wrong.add(example.name() + " is not read without " + field);
        }
      }
    }
    assertThat(asked).isGreaterThan(200);
    assertThat(wrong).isEmpty();
  }

  @Test
  void noExampleHasAFieldThatItsSchemaLacks() {
    for (ActExample example : EXAMPLES) {
      List<String> fields = new ArrayList<>();
      example.request().fieldNames().forEachRemaining(fields::add);
      fields.remove("act");
      assertThat(schema(example).getProperties().keySet()).as(example.name()).containsAll(fields);
      assertThat(schema(example).getAdditionalPropertiesSchema().getBooleanSchema()).isFalse();
      ObjectNode more = ((ObjectNode) example.request().deepCopy()).put("more", 1);
      assertThat(reads(more)).as(example.name()).isFalse();
    }
  }

  /** Fields that are needed by what the example states in another one. */
  private static boolean neededByAnother(ActExample example, String field) {
    return switch (example.name()) {
      case "offerForSale" -> field.matches("content(AmountE3|Unit)|(gross|tolerance)Grams");
      case "placeControl" -> field.matches("target|buyer");
      case "reportStep" -> field.matches("paperNo|parts");
      case "settleTaxRun" -> field.equals("reason");
      case "amendGuarantee" -> field.matches("amountFen|validUntil");
      default -> false;
    };
  }

  private static Schema schema(ActExample example) {
    ActForm form =
        ActForm.all().stream()
            .filter(one -> one.name().equals(example.name()))
            .findFirst()
            .orElseThrow();
    return JsonShape.of(
        form.type(),
        (part, field) -> part.isEmpty() ? form.mayLack(field) : form.mayLack(part, field));
  }

  private static boolean reads(ObjectNode request) {
    try {
      ActJson.read(request.toString().getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (MalformedActException e) {
      return false;
    }
  }
}
