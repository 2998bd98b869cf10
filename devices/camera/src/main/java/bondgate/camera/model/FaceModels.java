package bondgate.camera.model;

import bondgate.camera.Point;
import bondgate.camera.Thresholds;
import bondgate.camera.model.PictureLayout.Channels;
import bondgate.camera.model.PictureLayout.Order;
import java.util.List;

/** The models that are known here; no weights come with the program. */
public final class FaceModels {
  private static final String ZOO =
      "https://media.githubusercontent.com/media/opencv/opencv_zoo/main/models/";

  /** The places of the landmarks in 112 x 112 that ArcFace made usual and SFace uses. */
  private static final List<Point> USUAL_ALIGNMENT =
      List.of(
          new Point(38.2946f, 51.6963f),
          new Point(73.5318f, 51.5014f),
          new Point(56.0252f, 71.7366f),
          new Point(41.5493f, 92.3655f),
          new Point(70.7299f, 92.2041f));

  /** YuNet, 2023 March: finds faces of about 10 to 300 pixels. */
  public static final FaceModel YUNET =
      new FaceModel(
          "YuNet 2023mar",
          ModelPurpose.DETECTION,
          "face_detection_yunet_2023mar.onnx",
          "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4",
          ZOO + "face_detection_yunet/face_detection_yunet_2023mar.onnx",
          "MIT (opencv_zoo)");

  /**
   * SFace, 2021 December: the model for use. Threshold of verification as published (LFW, cosine
   * 0.363, about 0.4 % errors); lower ones are published for harder sets (0.212 to 0.340), so below
   * 0.275 counts as a stranger. The threshold of identification and the margin are unverified
   * values for some hundred persons: calibrate them on pictures of the place.
   */
  public static final EmbeddingModel SFACE =
      new EmbeddingModel(
          new FaceModel(
              "SFace 2021dec",
              ModelPurpose.EMBEDDING,
              "face_recognition_sface_2021dec.onnx",
              "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79",
              ZOO + "face_recognition_sface/face_recognition_sface_2021dec.onnx",
              "Apache-2.0 (opencv_zoo)"),
          EmbeddingModel.Runner.FACE_RECOGNIZER_SF,
          PictureLayout.plain(112, 112, Order.RED_GREEN_BLUE),
          USUAL_ALIGNMENT,
          128,
          new Thresholds(
              363,
              500,
              275,
              80,
              "verify: published for LFW; stranger: published for CPLFW; identify and margin:"
                  + " unverified, for some hundred persons"));

  /**
   * MobileFaceNet of foamliu: a stand-in for tests only. Trained on MS-Celeb-1M, which its makers
   * withdrew; not for use with real persons. Thresholds measured on grey pictures of the ORL faces:
   * equal error between 1 and 2 % near 0.3; at 0.400 some 0.2 % false matches; the most like
   * strangers of 40 persons had 0.498. The test of all pairs prints them for whatever persons lie
   * there.
   */
  public static final EmbeddingModel MOBILE_FACE_NET_STAND_IN =
      new EmbeddingModel(
          new FaceModel(
              "MobileFaceNet (stand-in for tests)",
              ModelPurpose.EMBEDDING,
              "mobilefacenet_foamliu_128d.onnx",
              "e8e15de7b894f917ecc7f068dbe12d7c00e79c9c4a7414538d8de2dcb76d6458",
              "https://github.com/foamliu/MobileFaceNet",
              "Apache-2.0; training pictures withdrawn: tests only"),
          EmbeddingModel.Runner.PLAIN_ONNX,
          new PictureLayout(
              112,
              112,
              Order.RED_GREEN_BLUE,
              new Channels(123.675f, 116.28f, 103.53f),
              new Channels(58.395f, 57.12f, 57.375f)),
          USUAL_ALIGNMENT,
          128,
          new Thresholds(
              400, 500, 315, 80, "measured on the ORL faces; holds for such pictures only"));

  /** MiniFASNet V2 of minivision, crop 2.7: half of the pair; ONNX made from the published file. */
  public static final LivenessModel MINI_FAS_NET_V2 =
      new LivenessModel(
          new FaceModel(
              "MiniFASNetV2",
              ModelPurpose.LIVENESS,
              "2.7_80x80_MiniFASNetV2.onnx",
              "2297bf55fe379f5c341fb3dc8c45b1f7d4f2be4a1975eaa2350639338b13744c",
              "https://github.com/minivision-ai/Silent-Face-Anti-Spoofing",
              "Apache-2.0; published as .pth, to be converted to ONNX (opset 11)"),
          PictureLayout.plain(80, 80, Order.BLUE_GREEN_RED),
          270,
          1);

  /** MiniFASNet V1SE of minivision, crop 4.0: the other half. */
  public static final LivenessModel MINI_FAS_NET_V1SE =
      new LivenessModel(
          new FaceModel(
              "MiniFASNetV1SE",
              ModelPurpose.LIVENESS,
              "4_0_0_80x80_MiniFASNetV1SE.onnx",
              "309f0e9d400ad0fae0fe6cfa343b766453ff2f75b71516b223c4878679d7d6ff",
              "https://github.com/minivision-ai/Silent-Face-Anti-Spoofing",
              "Apache-2.0; published as .pth, to be converted to ONNX (opset 11)"),
          PictureLayout.plain(80, 80, Order.BLUE_GREEN_RED),
          400,
          1);

  private FaceModels() {}

  /** The files that a camera needs with an embedding model. */
  public static List<FaceModel> needed(EmbeddingModel embedding) {
    return List.of(YUNET, embedding.file(), MINI_FAS_NET_V2.file(), MINI_FAS_NET_V1SE.file());
  }
}
