package bondgate.server.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the agents can reach us. */
@Readiness
@ApplicationScoped
class StreamHealth implements HealthCheck {
  private final BrokerLink link;

  @Inject
  StreamHealth(BrokerLink link) {
    this.link = link;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("broker").status(link.stands()).build();
  }
}
