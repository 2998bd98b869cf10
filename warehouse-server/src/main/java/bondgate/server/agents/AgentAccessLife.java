package bondgate.server.agents;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One thread that brings the broker's users to where the table says they are, once a second: so an
 * enrolled device gets its secret, and a revoked one is out, whoever did that.
 */
@ApplicationScoped
class AgentAccessLife {
  private static final Logger LOG = Logger.getLogger(AgentAccessLife.class);
  private static final long LOOK_EVERY_MS = 1_000;
  private static final long STOP_WITHIN_MS = 1_500;

  private final AgentAccess access;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "agents-access");

  @Inject
  AgentAccessLife(AgentAccess access) {
    this.access = access;
  }

  void onStart(@Observes StartupEvent start) {
    if (access.isOurs()) {
      thread.start();
    }
  }

  void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
    stopping.countDown();
    thread.join(STOP_WITHIN_MS);
  }

  private void run() {
    String failure = "";
    try {
      do {
        try {
          access.reconcile();
          failure = "";
        } catch (IOException | RuntimeException e) {
          String now = String.valueOf(e);
          if (!now.equals(failure)) {
            LOG.errorf("agents' access to the broker is not brought up to date: %s", now);
          }
          failure = now;
        }
      } while (!stopping.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
