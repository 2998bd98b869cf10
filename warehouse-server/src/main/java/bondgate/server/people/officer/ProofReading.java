package bondgate.server.people.officer;

import bondgate.evidence.proof.TreeHead;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.stream.ActOpenings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the evidence log holds of one record, laid out for the officer. */
@ApplicationScoped
class ProofReading {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final EvidenceLog log;
  private final ActOpenings openings;

  @Inject
  ProofReading(EvidenceLog log, ActOpenings openings) {
    this.log = log;
    this.openings = openings;
  }

  Optional<ProvePage> record(String zone, long index) {
    // The head first: a log that grows in between does not hurt, the browser asks for its own
    // proof.
    TreeHead head = log.head(zone);
    return log.leaf(zone, index).map(leaf -> page(zone, index, leaf, head));
  }

  private ProvePage page(String zone, long index, byte[] leaf, TreeHead head) {
    String text = new String(leaf, StandardCharsets.UTF_8);
    return new ProvePage(
        index,
        text,
        readable(text),
        leaf.length,
        head.size(),
        head.root().base64(),
        log.checkpoint(zone),
        log.origin(zone),
        openings.of(zone, index),
        openings.erased(zone, index));
  }

  private static String readable(String text) {
    try {
      return JSON.readTree(text).toPrettyString();
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
