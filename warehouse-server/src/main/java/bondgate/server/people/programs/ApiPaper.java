package bondgate.server.people.programs;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Finishes the paper of the JSON API at the build: keeps what is for programs, and adds the roles
 * of each operation, the acts, and what a refusal looks like.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiPaper implements OASFilter {
  /** What is for programs. All other addresses are pages, and none of the paper's business. */
  private static final List<String> FOR_PROGRAMS =
      List.of("/api/v1/", "/evidence/", "/audit/", "/q/health");

  private static final String SECRET = "program";
  private static final String JSON = "application/json";
  private static final DotName GET = DotName.createSimple(GET.class.getName());
  private static final DotName POST = DotName.createSimple(POST.class.getName());
  private static final DotName ROLES = DotName.createSimple(RolesAllowed.class.getName());

  private final IndexView index;

  /** Reads the roles where they stand. */
  public ApiPaper(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI paper) {
    Components components =
        Optional.ofNullable(paper.getComponents()).orElseGet(OASFactory::createComponents);
    paper.setComponents(components);
    Paths paths = paper.getPaths();
    List.copyOf(paths.getPathItems().keySet()).stream()
        .filter(path -> FOR_PROGRAMS.stream().noneMatch(path::startsWith))
        .forEach(paths::removePathItem);
    paths
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations().values().forEach(one -> finish(path, one, components)));
    Refusals.write(components);
    components.addSecurityScheme(
        SECRET,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("basic")
            .description("The name and the secret of an account for a program."));
  }

  private void finish(String path, Operation operation, Components components) {
    roles(operation).ifPresent(roles -> close(operation, roles));
    if (path.endsWith("/acts")) {
      new ActPaper().write(operation, components);
    }
    if (path.equals("/api/v1/tax/quotes")) {
      question(operation);
    }
    if (path.startsWith("/evidence/")) {
      add(operation, "400", "the question is malformed");
      add(operation, "404", "there is no such log, or not so much of it");
    }
    for (Map.Entry<String, APIResponse> one :
        operation.getResponses().getAPIResponses().entrySet()) {
      if (one.getKey().matches("[45]\\d\\d") && one.getValue().getContent() == null) {
        Refusals.describe(path, one.getKey(), one.getValue());
      }
    }
  }

  /** Says who may, and how it is refused to everybody else. */
  private static void close(Operation operation, List<String> roles) {
    String may = "Roles: " + String.join(", ", roles) + ".";
    operation.setDescription(
        operation.getDescription() == null ? may : operation.getDescription() + " " + may);
    operation.addExtension("x-roles", roles);
    operation.addSecurityRequirement(
        OASFactory.createSecurityRequirement().addScheme(SECRET, List.of()));
    add(operation, "401", "no account, or a wrong secret");
    add(operation, "403", "an account without such a role");
  }

  /** Where the endpoint itself says more, that stands. */
  private static void add(Operation operation, String status, String description) {
    if (operation.getResponses().getAPIResponse(status) == null) {
      operation
          .getResponses()
          .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
    }
  }

  private static void question(Operation operation) {
    JsonNode example = ActExample.tree("/api/quote-example.json");
    Content content =
        OASFactory.createContent()
            .addMediaType(
                JSON,
                OASFactory.createMediaType()
                    .schema(JsonShape.of(example))
                    .example(ActExample.JSON.convertValue(example, Object.class)));
    operation.setRequestBody(OASFactory.createRequestBody().required(true).content(content));
  }

  /** The roles of the method that answers, or else of its class; empty: it is open. */
  private Optional<List<String>> roles(Operation operation) {
    return method(operation)
        .flatMap(
            method ->
                Optional.ofNullable(method.declaredAnnotation(ROLES))
                    .or(() -> unlessOpen(method))
                    .map(AnnotationInstance::value)
                    .map(value -> Arrays.asList(value.asStringArray())));
  }

  private static Optional<AnnotationInstance> unlessOpen(MethodInfo method) {
    return Optional.ofNullable(method.declaringClass().declaredAnnotation(ROLES));
  }

  /** By the operation's id, which is the class and the method. */
  private Optional<MethodInfo> method(Operation operation) {
    String id = operation.getOperationId();
    if (id == null || id.indexOf('_') < 0) {
      return Optional.empty();
    }
    String type = id.substring(0, id.indexOf('_'));
    String name = id.substring(id.indexOf('_') + 1);
    return index.getKnownClasses().stream()
        .filter(one -> one.name().withoutPackagePrefix().equals(type))
        .filter(one -> one.name().packagePrefix().startsWith("bondgate.server"))
        .map(ClassInfo::methods)
        .flatMap(List::stream)
        .filter(
            one -> one.name().equals(name) && (one.hasAnnotation(GET) || one.hasAnnotation(POST)))
        .findFirst();
  }
}
