package bondgate.server.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Where the sandbox's bills lie, as Alipay's do at {@code dwbillcenter.alipay.com}. */
@PermitAll
@Path(PaymentSandbox.ROOT + "/alipay/downloadBillFile.resource")
class SandboxAlipayBillResource {
  private final PaymentSandbox sandbox;

  @Inject
  SandboxAlipayBillResource(PaymentSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** The archive of a day. */
  @GET
  public Response file(@QueryParam("bizDates") String day) {
    if (!sandbox.isOn() || day == null) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    if (sandbox.isDown()) {
      return Response.serverError().build();
    }
    try {
      LocalDate date = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
      return Response.ok(sandbox.parts().alipay().billFile(date), "application/zip").build();
    } catch (DateTimeException e) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
  }
}
