package bondgate.server.evidence;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a log is damaged, and says which and how. */
@Readiness
class EvidenceHealth implements HealthCheck {
  private final StartCheck check;

  @Inject
  EvidenceHealth(StartCheck check) {
    this.check = check;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("evidence").status(check.damaged().isEmpty());
    check.damaged().forEach(answer::withData);
    return answer.build();
  }
}
