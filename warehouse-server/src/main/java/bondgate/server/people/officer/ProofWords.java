package bondgate.server.people.officer;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the proof page, in {@code messages/proof_*.properties}. */
@MessageBundle(value = "proof", locale = "zh")
public interface ProofWords {
  @Message
  String proveTitle(long index);

  @Message
  String proveLead();

  @Message
  String proveRunning();

  @Message
  String proveOk();

  @Message
  String proveFailed();

  @Message
  String proveNoScript();

  @Message
  String proveSteps();

  @Message
  String proveRecord();

  @Message
  String proveReadable();

  @Message
  String proveRaw(long bytes);

  @Message
  String proveSealed();

  @Message
  String proveSealedWhat();

  @Message
  String proveSealedFits();

  @Message
  String proveSealedDiffers();

  @Message
  String proveSealedErased(long leaf);

  @Message
  String proveDownloadOpenings();

  @Message
  String proveLog();

  @Message
  String proveIndex();

  @Message
  String proveSize();

  @Message
  String proveRoot();

  @Message
  String proveOrigin();

  @Message
  String proveNote();

  @Message
  String proveOffline();

  @Message
  String proveOfflineWhat();

  @Message
  String proveDownload();

  @Message
  String proveDownloadRaw();

  @Message
  String proveDownloadKey();

  @Message
  String proveDownloadNote();

  @Message
  String proveMissing(long index);

  @Message
  String proveMissingTodo(long size);

  @Message
  String proveUndecided();

  @Message
  String step(StepWord word);

  @Message
  String exportRefused();

  @Message
  String exportNothing();

  @Message
  String exportTooMuch();
}
