package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;

/** The payment firm's notifications and the duty that asks it, one by one and by hand. */
@ApplicationScoped
public class PaymentRounds {
  @Inject NotifyResource notify;
  @Inject PaymentDuty duty;
  @Inject PaymentSandbox sandbox;

  /** The firm tells of a payment; whether it was taken. It tells again until it is. */
  public boolean tells(String paymentNo) throws IOException {
    PaymentProvider.NoticeRequest notice = sandbox.paidNotice(paymentNo);
    MultivaluedMap<String, String> named = new MultivaluedHashMap<>();
    notice.headers().forEach(named::putSingle);
    HttpHeaders headers =
        (HttpHeaders)
            Proxy.newProxyInstance(
                PaymentRounds.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (self, method, values) -> {
                  if (method.getName().equals("getRequestHeaders")) {
                    return named;
                  }
                  throw new UnsupportedOperationException(method.getName());
                });
    return notify
            .take(WeChatAccount.NAME, headers, new ByteArrayInputStream(notice.body()))
            .getStatus()
        < 300;
  }

  /** Asks about everything that is due. */
  public void asks() {
    duty.round();
  }

  /** What the firm has: of each of these payments how much came and went back, in fen. */
  public List<Books> books(List<String> paymentNos) {
    return paymentNos.stream()
        .flatMap(no -> sandbox.parts().books().find(no).stream())
        .map(
            trade ->
                new Books(
                    trade.state() == SandboxTrade.State.PAID ? trade.paidFen() : 0,
                    trade.refunds().stream().mapToLong(SandboxTrade.Refund::amountFen).sum(),
                    trade.refunds().size()))
        .toList();
  }

  /** A payment in the firm's books. */
  public record Books(long paidFen, long refundedFen, int refunds) {}
}
