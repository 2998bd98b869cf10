package bondgate.server.export;

import bondgate.events.VerifyKey;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.evidence.LeafProofs;
import bondgate.server.fleet.Device;
import bondgate.server.fleet.Devices;
import bondgate.server.fleet.Keys;
import bondgate.server.fleet.Speaker;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * 围网记录导出 — the fence log as one file that can be checked away from this server. The command is
 * {@code export} of the offline verifier; what is in the file says its README.txt.
 */
@ApplicationScoped
public class EvidenceExport {
  private static final String README = "/export/README.txt";

  private final ExportRows rows;
  private final LeafProofs proofs;
  private final EvidenceLog log;
  private final Devices devices;
  private final Keys speakers;

  @Inject
  EvidenceExport(
      ExportRows rows, LeafProofs proofs, EvidenceLog log, Devices devices, Keys speakers) {
    this.rows = rows;
    this.proofs = proofs;
    this.log = log;
    this.devices = devices;
    this.speakers = speakers;
  }

  /** What an export of that scope would hold, under the checkpoint of now. */
  public ExportPlan plan(ExportScope scope, Instant madeAt) {
    LeafProofs.Signed signed = proofs.now(scope.zone());
    List<SignedBatch> batches = new ArrayList<>();
    if (scope instanceof ExportScope.Period period) {
      batches.addAll(rows.batches(period, signed.head().size()));
    } else if (scope instanceof ExportScope.Records records) {
      records.ranges().forEach(range -> batches.addAll(rows.batches(records.zone(), range)));
    }
    return new ExportPlan(scope, batches, signed, madeAt);
  }

  /** Writes it, a part at a time. */
  public void write(ExportPlan plan, OutputStream out) throws IOException {
    String zone = plan.scope().zone();
    ExportWriting writing = new ExportWriting(plan, rows, proofs, out);
    writing.leaves();
    writing.proofs();
    writing.events();
    writing.tables(keys(zone));
    writing.member("checkpoint", plan.signed().note().note());
    writing.member("README.txt", readme());
    writing.member(
        "cover.html",
        Templates.cover(
                plan,
                log.verifierKey(zone).text(),
                devices.all(zone),
                writing.counts(),
                writing.lines())
            .render());
    writing.close(log.origin(zone));
  }

  private List<String> keys(String zone) {
    List<String> keys = new ArrayList<>();
    for (Device device : devices.all(zone)) {
      for (Speaker.Key one : speakers.speaker(zone, device.name()).orElseThrow().keys()) {
        VerifyKey key = one.key();
        keys.add("%s\t%s\t%s\n".formatted(device.name(), key.id(), key.base64()));
      }
    }
    return keys;
  }

  private static String readme() throws IOException {
    try (InputStream in = EvidenceExport.class.getResourceAsStream(README)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @CheckedTemplate(basePath = "export")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance cover(
        ExportPlan plan, String vkey, List<Device> devices, Map<String, Long> counts, Long lines);
  }
}
