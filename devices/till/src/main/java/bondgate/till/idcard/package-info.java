/**
 * Codec of readers for second-generation identity cards (二代身份证阅读器, SAM_V of GA 467), pure. Nothing
 * here prints a person's data. Knows {@code bondgate.till} and {@code bondgate.till.device}.
 */
package bondgate.till.idcard;
