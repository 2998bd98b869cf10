package bondgate.edge.settings;

import bondgate.camera.model.EmbeddingModel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How faces are compared and kept on this device.
 *
 * @param models the folder of models
 * @param model what makes templates, with the thresholds in use
 * @param gallery the folder of those who consented
 * @param key the file of its key, outside of that folder
 * @param keepFor how long a face is kept at the longest
 * @param leastLivePermille from here on live, 0 to 1000
 * @param agree so many pictures in a row must say the same before it counts
 */
public record FaceSettings(
    Path models,
    EmbeddingModel model,
    Path gallery,
    Path key,
    Duration keepFor,
    int leastLivePermille,
    int agree) {}
