package bondgate.camera.model;

/**
 * A model that tells faces from photographs and screens.
 *
 * @param file its weights
 * @param layout how it wants the picture
 * @param cropPercent how much larger than the box the crop is, 270 for 2.7 times
 * @param liveClass which of its classes is a living face
 */
public record LivenessModel(FaceModel file, PictureLayout layout, int cropPercent, int liveClass) {}
