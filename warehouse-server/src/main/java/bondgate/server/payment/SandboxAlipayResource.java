package bondgate.server.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sandbox's gateway that behaves as {@code https://openapi.alipay.com/gateway.do} does. */
@PermitAll
@Path(PaymentSandbox.ROOT + "/alipay/gateway.do")
class SandboxAlipayResource {
  private final PaymentSandbox sandbox;
  private final OwnAddress own;
  private final InstantSource clock;

  @Inject
  SandboxAlipayResource(PaymentSandbox sandbox, OwnAddress own, InstantSource clock) {
    this.sandbox = sandbox;
    this.own = own;
    this.clock = clock;
  }

  /** Every question and order; which one, the field {@code method} says. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response post(@Context UriInfo uri, MultivaluedMap<String, String> form) {
    if (!sandbox.isOn()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    if (sandbox.isDown()) {
      return Response.serverError().build();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    uri.getQueryParameters().forEach((name, values) -> fields.put(name, values.get(0)));
    form.forEach((name, values) -> fields.put(name, values.get(0)));
    String answer =
        sandbox.parts().alipay().answer(fields, own.base() + PaymentSandbox.PAY, clock.instant());
    return Response.ok(RawExchange.utf8(answer))
        .header("Content-Type", "text/html;charset=utf-8")
        .build();
  }
}
