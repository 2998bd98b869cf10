/**
 * Codecs of scales (电子秤): Toledo 8217, Toledo continuous, CAS/A&amp;D lines and MT-SICS, pure.
 * Knows {@code bondgate.till} only.
 */
package bondgate.till.scale;
