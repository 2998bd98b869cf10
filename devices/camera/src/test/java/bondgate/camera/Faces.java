package bondgate.camera;

/** Made-up faces for tests without pictures. */
final class Faces {
  private Faces() {}

  /** A frontal face with its eyes so far apart, in the middle of 640 x 480. */
  static FaceBox frontal(float eyes) {
    return new FaceBox(
        320 - eyes,
        200 - eyes,
        2 * eyes,
        2.4f * eyes,
        new Point(320 - eyes / 2, 200),
        new Point(320 + eyes / 2, 200),
        new Point(320, 200 + 0.57f * eyes),
        new Point(320 - 0.4f * eyes, 200 + 1.15f * eyes),
        new Point(320 + 0.4f * eyes, 200 + 1.15f * eyes),
        950);
  }

  /** The same face with its nose elsewhere. */
  static FaceBox noseMoved(FaceBox face, float dx, float dy) {
    return new FaceBox(
        face.x(),
        face.y(),
        face.width(),
        face.height(),
        face.rightEye(),
        face.leftEye(),
        new Point(face.nose().x() + dx, face.nose().y() + dy),
        face.rightMouth(),
        face.leftMouth(),
        face.scoreMilli());
  }

  /** The same face turned about the upper left corner of the picture, then shifted. */
  static FaceBox turned(FaceBox face, double degrees, float dx, float dy) {
    double radians = Math.toRadians(degrees);
    Alignment turn = new Alignment(Math.cos(radians), Math.sin(radians), dx, dy);
    return new FaceBox(
        face.x(),
        face.y(),
        face.width(),
        face.height(),
        turn.apply(face.rightEye()),
        turn.apply(face.leftEye()),
        turn.apply(face.nose()),
        turn.apply(face.rightMouth()),
        turn.apply(face.leftMouth()),
        face.scoreMilli());
  }

  /** A patch of 112 x 112 with a pattern of this contrast about a grey value. */
  static GreyPatch patch(int grey, int contrast) {
    byte[] pixels = new byte[112 * 112];
    for (int i = 0; i < pixels.length; i++) {
      int value = grey + ((i % 112 / 4 + i / 112 / 4) % 2 == 0 ? contrast : -contrast);
      pixels[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return GreyPatch.of(pixels, 112, 112);
  }

  /** An embedding in the plane of two of its numbers, at an angle from the first. */
  static Embedding at(double degrees) {
    float[] numbers = new float[128];
    numbers[3] = (float) Math.cos(Math.toRadians(degrees));
    numbers[77] = (float) Math.sin(Math.toRadians(degrees));
    return Embedding.of(numbers);
  }
}
