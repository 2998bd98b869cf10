// Command readlog reads folders with a log as C2SP tlog-tiles has it (checkpoint, vkey, tile/...)
// by the packages of Go's own checksum database, which know nothing of the server that wrote them.
//
// Of each folder: the checkpoint is opened with the key, every tile and every entry is checked
// against the signed root, and inclusions are proven and checked: all of them in a small log, a
// dense sample and both sides of every tile's border in a large one. Of every two folders: the
// larger log is proven to continue the smaller.
//
// Ends with 0 if all holds; otherwise with 1, naming what does not.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
	// Up to this size each leaf is proven; above it one in every sampleStep, and the borders.
	allUpTo    = 1000
	sampleStep = 16
)

func main() {
	if len(os.Args) < 2 {
		fmt.Println("usage: readlog <folder>...")
		os.Exit(1)
	}
	if err := readAll(os.Args[1:]); err != nil {
		fmt.Println("NOT SOUND:", err)
		os.Exit(1)
	}
}

func readAll(folders []string) error {
	var logs []*logFolder
	for _, folder := range folders {
		log, err := open(folder)
		if err != nil {
			return fmt.Errorf("%s: %v", folder, err)
		}
		proven, err := log.check()
		if err != nil {
			return fmt.Errorf("%s: %v", folder, err)
		}
		fmt.Printf("size %d: every tile and entry, %d inclusions\n", log.tree.N, proven)
		logs = append(logs, log)
	}
	sort.Slice(logs, func(i, j int) bool { return logs[i].tree.N < logs[j].tree.N })
	pairs := 0
	for i, older := range logs {
		for _, newer := range logs[i+1:] {
			if err := grown(older, newer); err != nil {
				return fmt.Errorf("from %d to %d leaves: %v", older.tree.N, newer.tree.N, err)
			}
			pairs++
		}
	}
	fmt.Printf("SOUND: %d logs, %d consistencies\n", len(logs), pairs)
	return nil
}

// logFolder is one folder; it is the tile reader of its own hashes.
type logFolder struct {
	path   string
	tree   tlog.Tree
	hashes tlog.HashReader
	cache  map[string][]byte
}

func open(path string) (*logFolder, error) {
	key, err := os.ReadFile(filepath.Join(path, "vkey"))
	if err != nil {
		return nil, err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(key)))
	if err != nil {
		return nil, fmt.Errorf("vkey: %v", err)
	}
	signed, err := os.ReadFile(filepath.Join(path, "checkpoint"))
	if err != nil {
		return nil, err
	}
	checkpoint, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %v", err)
	}
	tree, err := parse(checkpoint.Text, verifier.Name())
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %v", err)
	}
	log := &logFolder{path: path, tree: tree, cache: make(map[string][]byte)}
	log.hashes = tlog.TileHashReader(tree, log)
	return log, nil
}

// parse reads origin, size and root. The package reads only the checksum database's own.
func parse(text, origin string) (tlog.Tree, error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		return tlog.Tree{}, fmt.Errorf("expected origin, size and root, received %q", text)
	}
	if lines[0] != origin {
		return tlog.Tree{}, fmt.Errorf("expected origin %q, received %q", origin, lines[0])
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 1 {
		return tlog.Tree{}, fmt.Errorf("expected a size from 1, received %q", lines[1])
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tlog.Tree{}, fmt.Errorf("expected a root of 32 bytes, received %q", lines[2])
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

// check holds every entry against the tiles, and the tiles against the root; it says how many
// inclusions it proved.
func (log *logFolder) check() (int, error) {
	proven := 0
	for first := int64(0); first < log.tree.N; first += tileWidth {
		width := tileWidth
		if log.tree.N-first < tileWidth {
			width = int(log.tree.N - first)
		}
		entries, err := log.entries(first/tileWidth, width)
		if err != nil {
			return 0, err
		}
		if err := log.same(first, entries); err != nil {
			return 0, err
		}
		for i, entry := range entries {
			if !log.isProven(first+int64(i), i, width) {
				continue
			}
			if err := log.included(first+int64(i), entry); err != nil {
				return 0, fmt.Errorf("leaf %d: %v", first+int64(i), err)
			}
			proven++
		}
	}
	return proven, nil
}

func (log *logFolder) isProven(index int64, inTile, width int) bool {
	return log.tree.N <= allUpTo || index%sampleStep == 0 || inTile == 0 || inTile == width-1
}

// same compares the entries of a bundle with the hashes of their tile, which the reader has led
// to the root before it gives them.
func (log *logFolder) same(first int64, entries [][]byte) error {
	indexes := make([]int64, len(entries))
	for i := range entries {
		indexes[i] = tlog.StoredHashIndex(0, first+int64(i))
	}
	hashes, err := log.hashes.ReadHashes(indexes)
	if err != nil {
		return fmt.Errorf("tiles above leaves %d to %d: %v", first, first+int64(len(entries))-1, err)
	}
	for i, entry := range entries {
		if tlog.RecordHash(entry) != hashes[i] {
			return fmt.Errorf("entry %d does not have the hash that its tile has", first+int64(i))
		}
	}
	return nil
}

func (log *logFolder) included(index int64, entry []byte) error {
	proof, err := tlog.ProveRecord(log.tree.N, index, log.hashes)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, log.tree.N, log.tree.Hash, index, tlog.RecordHash(entry))
}

func grown(older, newer *logFolder) error {
	proof, err := tlog.ProveTree(newer.tree.N, older.tree.N, newer.hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, newer.tree.N, newer.tree.Hash, older.tree.N, older.tree.Hash)
}

// entries reads a bundle: before each entry its length in two bytes, the high one first.
func (log *logFolder) entries(index int64, width int) ([][]byte, error) {
	path := tilePath("entries", tlog.Tile{H: tileHeight, N: index, W: width})
	bundle, err := os.ReadFile(filepath.Join(log.path, path))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for rest := bundle; len(rest) > 0; {
		if len(rest) < 2 || len(rest) < 2+int(rest[0])<<8+int(rest[1]) {
			return nil, fmt.Errorf("%s: ends within entry %d", path, len(entries))
		}
		length := int(rest[0])<<8 + int(rest[1])
		entries = append(entries, rest[2:2+length])
		rest = rest[2+length:]
	}
	if len(entries) != width {
		return nil, fmt.Errorf("%s: expected %d entries, received %d", path, width, len(entries))
	}
	return entries, nil
}

// tilePath is C2SP's spelling; the package's own has the height as well.
func tilePath(level string, tile tlog.Tile) string {
	own := strings.Split(tile.Path(), "/")
	return strings.Join(append([]string{"tile", level}, own[3:]...), "/")
}

// Height is that of every tile of C2SP.
func (log *logFolder) Height() int { return tileHeight }

// ReadTiles reads tiles of the folder, each file once.
func (log *logFolder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := tilePath(strconv.Itoa(tile.L), tile)
		if _, known := log.cache[path]; !known {
			bytes, err := os.ReadFile(filepath.Join(log.path, path))
			if err != nil {
				return nil, err
			}
			log.cache[path] = bytes
		}
		data[i] = log.cache[path]
	}
	return data, nil
}

// SaveTiles keeps nothing: the folder has them.
func (log *logFolder) SaveTiles([]tlog.Tile, [][]byte) {}
