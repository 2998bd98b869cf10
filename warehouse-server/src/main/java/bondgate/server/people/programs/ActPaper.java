package bondgate.server.people.programs;

import bondgate.server.access.Role;
import bondgate.server.people.staff.ActRoles;
import bondgate.server.stream.ActForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The part of the paper that says what acts look like: a schema and an example of each. */
final class ActPaper {
  private static final String PREFIX = "act.";

  private final List<ActExample> examples = ActExample.all();

  /** Writes the request's body. What no role may state, because the server does, is left out. */
  void write(Operation operation, Components components) {
    MediaType json = OASFactory.createMediaType();
    Schema any = OASFactory.createSchema();
    Map<String, String> cases = new LinkedHashMap<>();
    for (ActForm form : forms()) {
      components.addSchema(PREFIX + form.name(), schema(form));
      Schema one = OASFactory.createSchema().ref(PREFIX + form.name());
      any.addOneOf(one);
      cases.put(form.name(), one.getRef());
    }
    any.discriminator(OASFactory.createDiscriminator().propertyName("act").mapping(cases));
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (ActExample example : examples) {
      int nth = seen.merge(example.name(), 1, Integer::sum);
      json.addExample(example.name() + (nth == 1 ? "" : "-" + nth), example(example));
    }
    operation.setRequestBody(
        OASFactory.createRequestBody()
            .required(true)
            .content(
                OASFactory.createContent().addMediaType("application/json", json.schema(any))));
  }

  private List<ActForm> forms() {
    List<String> shown = examples.stream().map(ActExample::name).toList();
    return ActForm.all().stream().filter(form -> shown.contains(form.name())).toList();
  }

  private Schema schema(ActForm form) {
    Schema schema =
        JsonShape.of(
            form.type(),
            (part, field) -> part.isEmpty() ? form.mayLack(field) : form.mayLack(part, field));
    Schema name = OASFactory.createSchema().addType(SchemaType.STRING);
    schema.addProperty("act", name.enumeration(List.of(form.name()))).addRequired("act");
    return schema.description("May be stated as " + roles(form) + ".");
  }

  private String roles(ActForm form) {
    return examples.stream()
        .filter(example -> example.name().equals(form.name()))
        .flatMap(example -> ActRoles.of(example.act()).stream())
        .map(Role::id)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  private static Example example(ActExample example) {
    return OASFactory.createExample()
        .summary(example.summary())
        .value(ActExample.JSON.convertValue(example.request(), Object.class));
  }
}
