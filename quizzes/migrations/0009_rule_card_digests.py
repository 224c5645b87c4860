"""Which of the stored cards came with the app: those that are worded as it shipped them on 2026-11-25.

Until then every start wrote them anew, so any other words are a school's, written since the last start.
"""

from django.db import migrations

SHIPPED = {
    'source-cue-content': '70f6d3bf79739b5ee717aa129683695c0f13b5ca3e7789791da2236bfca461d9',
    'named-person': '9056303812dc2aa6b8c5ddc64577821cdc2b31d82a07b86b0ae90af4c5bb7b91',
    'organisation': '502668ba9c61d843571b6fc06a2c9340cc48a2fc5792fe512719d02ef43d1dd1',
    'relaying-outlet': '9d4dabdec493914cff5da0ca0cf4d6c2031cbb4fd3c21a8c74eb04798a8480ce',
    'chain': 'b4310081f74c98d800c3f60e0b90bce17badbf12b316189e0336ca241b55b2c1',
    'unnamed-source': 'f09532cd693cbcddc76c7c899c53b70df028d0551f288dd64414910fd4a1e138',
    'group': '57caa38e0ddb2ac7211f2e001b1345431f04b2b9b9c3c55d1fbdda18a8c7f7a4',
    'document': 'b845c052ba366f9eed10711b2fdcc7708164e28449ceea4d11d77d801d0e5594',
    'the-writer': 'd32eaf4989badca37fc6d6e4b67e37c90f0ef109688615413fbf95b408250be6',
    'direct-quotation': '66f84a84f19d7883ff1d3b3a628cc276f75a4d6c47f94890aa7810e056e26a96',
    'mixed-quotation': 'b1977eacf87000c900920cd1f6476bec3b65768d1b9ea0ea2834b1c19fb58d45',
    'indirect-quotation': '72eff3c1c0fa179219f0bf9681259dc9db05b4a55b4b1a485645865964368f8d',
    'stance-acknowledges': '76521347433e23496cde955e24c8602daa5977abb8b413b4a1f88fbcdcad4de6',
    'stance-endorses': 'f295698c7d93c345a9c52b84ecc970f2cc94dc46b23406b00538a6a4f2bfef95',
    'stance-distances': '36b0843e642f04181b35e58e53c62a398c83a8f882b2177192909800641ec115',
    'stance-adverbs': '6c2b3dc57490f88263183aa8dd5d106d922e4b141b662d31cbac8941090d1b0b',
    'stance-negation': '2e439e1fdb4b6b2db06a692ea35b983fe30fdc0daeb18f7a77906265457d13b9',
    'voice-reported': '70e3c46984d150200ac3da175810600a1ec1fe864e4daa378fbdf8837d2b5e38',
    'voice-fact': '645989a70137cd6db3bf104f8b125adac7fa8723ea7e62cff1bd7ee2950fa7b4',
    'voice-framing': 'cf81d6cf9e74cb837c6b935145403aeec8be15c2731f868f8336134e7e68bcec',
    'voice-mixed': '84552fb95d063330ca866e649390b90a569c5a09602b6bdbdc3a59379df22895',
    'loaded-word': '91ad5f2ba67d4c12b93b1c6c28c476541d4e06aa2e5bc411035ba662ff824b43',
    'label': '9ce220250e81b700d9bf1c7b77cb87c4232cb26ede8a7a03433dbf17dc93c076',
    'stance-laden-cue': '8c22098046fd0f8f12f7f258a7896aafe2b48bf10a9f21559751a20662666aed',
    'unattributed-interpretation': '7358352cb09ce3d15697c52dfe6ad0cbb51bbbf7da2b8c111f82dd549e93beab',
    'presupposition': '7f92661250df8090e773f0b35d61335293948f928cd957b8fa27b3f8c3b2f557',
    'vague-attribution': '7bbce02b95392c910571f453fc079db95286312965e7770b46cf54460bac69a0',
    'scare-quotes': '2bd2c9bf725ab196fe85fe4672e3e75ec0d3d72162c81bc85896bfe39d30e73a',
    'background-steer': '2af9c3970cca0a39f42d0f420cabe1dae050838e309e20ee53eb22bb7d81c728',
    'same-claim-compared': '8e3e2c91712dbdd211906821b650ee1662f71b3d852bcc70525b007da52b808f',
    'contradicted': '313ed155a43ce79ef144f34f64b1eb8f647dba2170011f8fbd0765a7553319d7',
    'omission': '97803cebcd5a3ebb6b814ca96e81ee501bb063d671f00058bf668733db1e2177',
    'reuse': '0044b6f48da4a2d7ce799c8b193f6213164696f6e64fb818e98beb1dce6923ac',
}


def forwards(apps, schema_editor):
    cards = apps.get_model('quizzes', 'RuleCard').objects
    for slug, digest in SHIPPED.items():
        cards.filter(slug=slug).update(shipped_digest=digest)


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0008_rule_card_origin'),
    ]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
