package bondgate.server.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** The sandbox's gateway that behaves as {@code https://api.mch.weixin.qq.com} does. */
@PermitAll
@Path(PaymentSandbox.ROOT + "/wechat/{path: .*}")
class SandboxWeChatResource {
  private static final String PREFIX = PaymentSandbox.ROOT + "/wechat";

  private final PaymentSandbox sandbox;
  private final OwnAddress own;
  private final InstantSource clock;

  @Inject
  SandboxWeChatResource(PaymentSandbox sandbox, OwnAddress own, InstantSource clock) {
    this.sandbox = sandbox;
    this.own = own;
    this.clock = clock;
  }

  /** Questions. */
  @GET
  public Response get(@Context UriInfo uri, @HeaderParam("Authorization") String authorization) {
    return answer("GET", uri, authorization, new byte[0]);
  }

  /** Orders. */
  @POST
  public Response post(
      @Context UriInfo uri, @HeaderParam("Authorization") String authorization, byte[] body) {
    return answer("POST", uri, authorization, body);
  }

  private Response answer(String method, UriInfo uri, String authorization, byte[] body) {
    if (!sandbox.isOn()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    if (sandbox.isDown()) {
      return Response.serverError().build();
    }
    String query = uri.getRequestUri().getRawQuery();
    String path = uri.getRequestUri().getRawPath().substring(PREFIX.length());
    if (path.equals(SandboxWeChatCustoms.PATH)) {
      String said =
          sandbox.parts().weChat().customs().answer(new String(body, StandardCharsets.UTF_8));
      return Response.ok(RawExchange.utf8(said)).header("Content-Type", "text/xml").build();
    }
    SandboxWeChat.Answer answer =
        sandbox
            .parts()
            .weChat()
            .answer(
                new SandboxWeChat.Call(
                    method,
                    query == null ? path : path + "?" + query,
                    authorization,
                    new String(body, StandardCharsets.UTF_8)),
                own.base() + PaymentSandbox.PAY,
                clock.instant());
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .header("Content-Type", answer.headers().isEmpty() ? "text/plain" : "application/json");
    answer.headers().forEach(response::header);
    return answer.body().isEmpty()
        ? response.build()
        : response.entity(RawExchange.utf8(answer.body())).build();
  }
}
