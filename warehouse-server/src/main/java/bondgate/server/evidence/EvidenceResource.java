package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.Receipt;
import bondgate.evidence.proof.TreeHead;
import bondgate.server.access.Roles;
import bondgate.server.evidence.RefusedException.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What a log is asked for: checkpoints, keys, hashes and proofs by anybody, for a witness or a
 * stranger must be able to check that nothing is taken away; the entries, which name goods and
 * papers, by those who may read them. Only ever reads.
 */
@PermitAll
@Path("/evidence/{zone}")
class EvidenceResource {
  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";

  private final EvidenceLog log;
  private final LogRows rows;
  private final Publishing publishing;
  private final TileFiles tiles;
  private final String ownZone;

  @Inject
  EvidenceResource(
      EvidenceLog log,
      LogRows rows,
      Publishing publishing,
      TileFiles tiles,
      @ConfigProperty(name = "bondgate.zone", defaultValue = "guiyang-o2o") String ownZone) {
    this.log = log;
    this.rows = rows;
    this.publishing = publishing;
    this.tiles = tiles;
    this.ownZone = ownZone;
  }

  /**
   * The signed checkpoint of what is committed; with witnesses, the last one they were asked for.
   */
  @GET
  @Path("checkpoint")
  @Produces(TEXT)
  @Operation(summary = "The signed checkpoint of the log")
  public String checkpoint(@RestPath String zone) {
    head(zone);
    return publishing.isWitnessed() ? publishing.last(zone).note().note() : log.checkpoint(zone);
  }

  /** The verifier key. A careful person gets it by another way too, and compares. */
  @GET
  @Path("vkey")
  @Produces(TEXT)
  @Operation(summary = "The key that verifies it")
  public String vkey(@RestPath String zone) {
    head(zone);
    return log.verifierKey(zone).text() + "\n";
  }

  /** A bundle of entries (C2SP tlog-tiles). */
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR, Roles.OPERATOR})
  @GET
  @Path("tile/entries/{path:.+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "A bundle of entries, C2SP tlog-tiles")
  public RestResponse<byte[]> bundle(@RestPath String zone, @RestPath String path) {
    return tiles.tile(zone, "tile/entries/" + path, head(zone));
  }

  /** A tile of hashes (C2SP tlog-tiles). */
  @GET
  @Path("tile/{path:.+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "A tile of hashes, C2SP tlog-tiles")
  public RestResponse<byte[]> tile(@RestPath String zone, @RestPath String path) {
    return tiles.tile(zone, "tile/" + path, head(zone));
  }

  /** The bytes of a leaf, exactly. */
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR, Roles.OPERATOR})
  @GET
  @Path("entries/{index}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "The bytes of a leaf, exactly")
  public byte[] entry(@RestPath String zone, @RestPath String index) {
    return leaf(zone, LogQuestion.index(index, head(zone)));
  }

  /** A leaf's inclusion proof and the checkpoint it leads to. */
  @GET
  @Path("proof")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "A leaf's inclusion proof and the checkpoint it leads to")
  public Proof proof(@RestPath String zone, @RestQuery String index) {
    Proven proven = proven(zone, index);
    Receipt receipt = proven.receipt();
    return new Proof(
        receipt.index(),
        proven.head().size(),
        MerkleTree.leafHash(leaf(zone, receipt.index())).base64(),
        base64(receipt.hashes()),
        receipt.checkpoint().note());
  }

  /** The same as a file for the offline verifier, C2SP tlog-proof. */
  @GET
  @Path("receipt")
  @Produces(TEXT)
  @Operation(summary = "The same as a file, C2SP tlog-proof")
  public String receipt(@RestPath String zone, @RestQuery String index) {
    return proven(zone, index).receipt().text();
  }

  // With witnesses, the proof leads to the checkpoint that they cosigned.
  private Proven proven(String zone, String index) {
    TreeHead now = head(zone);
    if (!publishing.isWitnessed()) {
      return new Proven(now, log.receipt(zone, LogQuestion.index(index, now), now));
    }
    CheckpointPublisher.Published published = publishing.last(zone);
    TreeHead head = published.head();
    Receipt receipt = log.receipt(zone, LogQuestion.index(index, head), head);
    return new Proven(head, new Receipt(receipt.index(), receipt.hashes(), published.note()));
  }

  private record Proven(TreeHead head, Receipt receipt) {}

  /** The proof that the log of {@code to} leaves continues that of {@code from} leaves. */
  @GET
  @Path("consistency")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The proof that a longer log continues a shorter one")
  public Growth consistency(@RestPath String zone, @RestQuery String from, @RestQuery String to) {
    TreeHead head = head(zone);
    long later = LogQuestion.size("to", to, head);
    long earlier = LogQuestion.size("from", from, head);
    if (earlier > later) {
      throw RefusedException.badRequest(
          "fromAboveTo", "from=" + from + ", to=" + to, "from at most to", "swap the two");
    }
    return new Growth(earlier, later, base64(log.consistency(zone, earlier, later).hashes()));
  }

  /** The same as a file for the offline verifier: one hash in a line. */
  @GET
  @Path("consistency.txt")
  @Produces(TEXT)
  @Operation(summary = "The same as a file, one hash in a line")
  public String consistencyFile(
      @RestPath String zone, @RestQuery String from, @RestQuery String to) {
    return consistency(zone, from, to).hashes().stream()
        .map(hash -> hash + "\n")
        .collect(Collectors.joining());
  }

  /** Says why a question was refused. */
  @ServerExceptionMapper
  public RestResponse<Refusal> refused(RefusedException refused) {
    return answer(refused.status(), refused.refusal());
  }

  /** Says that a log is damaged instead of answering from it. */
  @ServerExceptionMapper
  public RestResponse<Refusal> damaged(DamagedLogException damaged) {
    return answer(
        503,
        new Refusal(
            "refused",
            "logDamaged",
            damaged.getMessage(),
            "a log whose nodes give the committed root",
            "tell the operator; nothing is signed until this is repaired"));
  }

  private static RestResponse<Refusal> answer(int status, Refusal refusal) {
    return RestResponse.ResponseBuilder.<Refusal>create(status)
        .entity(refusal)
        .type(MediaType.APPLICATION_JSON)
        .build();
  }

  /** The head of a log that exists. Nothing is signed for a name that somebody made up. */
  private TreeHead head(String zone) {
    TreeHead head = log.head(zone);
    if (head.size() == 0 && !zone.equals(ownZone)) {
      throw RefusedException.notFound(
          "noSuchLog", "zone=" + zone, "a zone of this server", "check the name of the zone");
    }
    return head;
  }

  private byte[] leaf(String zone, long index) {
    return rows.leaf(zone, index)
        .orElseThrow(
            () -> new DamagedLogException(zone, "the bytes of leaf %d are gone".formatted(index)));
  }

  private static List<String> base64(List<Hash> hashes) {
    return hashes.stream().map(Hash::base64).toList();
  }

  /** An inclusion proof over the wire; hashes in Base64, leaf to root. */
  record Proof(long index, long size, String leafHash, List<String> hashes, String checkpoint) {}

  /** A consistency proof over the wire. */
  record Growth(long from, long to, List<String> hashes) {}
}
